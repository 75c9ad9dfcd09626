package io.tocsin.engine.camunda;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.Expression;

/** How many turns a multi-instance takes, as the model counts them, within the limit. */
class TurnCount implements Expression {

    private static final int MOST = 200;

    private final org.camunda.bpm.engine.delegate.Expression count;

    TurnCount(org.camunda.bpm.engine.delegate.Expression count) {
        this.count = count;
    }

    static void check(long turns, String where) {
        if (turns > MOST) {
            throw new ProcessEngineException(where + " asks for " + turns + " turns; at most " + MOST);
        }
    }

    @Override
    public Object getValue(VariableScope scope) {
        Object value = count.getValue(scope);
        if (value instanceof Number turns) {
            check(turns.longValue(), getExpressionText());
            return turns.intValue();
        }
        if (value instanceof String text && text.strip().matches("\\d{1,18}")) {
            check(Long.parseLong(text.strip()), getExpressionText());
            return text.strip();
        }
        throw new ProcessEngineException(getExpressionText() + " is no number of turns: " + value);
    }

    @Override
    public Object getValue(VariableScope scope, BaseDelegateExecution execution) {
        return getValue(scope);
    }

    @Override
    public void setValue(Object value, VariableScope scope) {
        throw new ProcessEngineException("A number of turns cannot be set through an expression");
    }

    @Override
    public void setValue(Object value, VariableScope scope, BaseDelegateExecution execution) {
        setValue(value, scope);
    }

    @Override
    public String getExpressionText() {
        return count.getExpressionText();
    }

    @Override
    public boolean isLiteralText() {
        return false;
    }
}
