package io.tocsin.engine.camunda;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.Expression;

/** An expression that always stands for the same thing. */
class ConstantExpression implements Expression {

    private final String text;
    private final transient Object value;

    ConstantExpression(String text, Object value) {
        this.text = text;
        this.value = value;
    }

    @Override
    public Object getValue(VariableScope scope) {
        return value;
    }

    @Override
    public Object getValue(VariableScope scope, BaseDelegateExecution execution) {
        return value;
    }

    @Override
    public void setValue(Object newValue, VariableScope scope) {
        throw new ProcessEngineException("Expressions of models cannot change anything: " + text);
    }

    @Override
    public void setValue(Object newValue, VariableScope scope, BaseDelegateExecution execution) {
        setValue(newValue, scope);
    }

    @Override
    public String getExpressionText() {
        return text;
    }

    @Override
    public boolean isLiteralText() {
        return false;
    }
}
