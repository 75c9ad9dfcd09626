package io.tocsin.engine.camunda;

import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.Expression;

/** The turns of a multi-instance: a variable that holds comma-joined text. */
class ListVariable implements Expression {

    private final String name;

    ListVariable(String name) {
        this.name = name;
    }

    @Override
    public Object getValue(VariableScope scope) {
        Object value = scope.getVariable(name);
        if (value == null || value.toString().isBlank()) {
            return List.of();
        }
        List<String> turns = Arrays.stream(value.toString().split(","))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
        TurnCount.check(turns.size(), name);
        return turns;
    }

    @Override
    public Object getValue(VariableScope scope, BaseDelegateExecution execution) {
        return getValue(scope);
    }

    @Override
    public void setValue(Object value, VariableScope scope) {
        throw new ProcessEngineException("A list of turns cannot be set through an expression");
    }

    @Override
    public void setValue(Object value, VariableScope scope, BaseDelegateExecution execution) {
        setValue(value, scope);
    }

    @Override
    public String getExpressionText() {
        return name;
    }

    @Override
    public boolean isLiteralText() {
        return false;
    }
}
