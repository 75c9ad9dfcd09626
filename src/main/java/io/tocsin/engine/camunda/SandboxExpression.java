package io.tocsin.engine.camunda;

import io.tocsin.engine.ModelExpression;
import java.time.Clock;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.Expression;

/** One expression of a model, evaluated against variables only. */
class SandboxExpression implements Expression {

    private final String text;
    private final transient ModelExpression expression;
    private final transient Clock clock;

    SandboxExpression(String text, ModelExpression expression, Clock clock) {
        this.text = text;
        this.expression = expression;
        this.clock = clock;
    }

    @Override
    public Object getValue(VariableScope scope) {
        return expression.evaluate(scope == null ? name -> null : scope::getVariable, clock);
    }

    @Override
    public Object getValue(VariableScope scope, BaseDelegateExecution execution) {
        return getValue(scope);
    }

    @Override
    public void setValue(Object value, VariableScope scope) {
        throw new ProcessEngineException("Expressions of models cannot change anything: " + text);
    }

    @Override
    public void setValue(Object value, VariableScope scope, BaseDelegateExecution execution) {
        setValue(value, scope);
    }

    @Override
    public String getExpressionText() {
        return text;
    }

    @Override
    public boolean isLiteralText() {
        return expression.isLiteral();
    }
}
