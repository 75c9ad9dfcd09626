package io.tocsin.engine.camunda;

import io.tocsin.engine.ModelExpression;
import java.lang.reflect.Method;
import java.time.Clock;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.ExpressionManager;

/**
 * Replaces the engine's expression language by our small grammar: no bean, no method and no class can be reached from a
 * model. {@code ${action}} alone stands for the catalogue of actions.
 */
class SandboxExpressions implements ExpressionManager {

    private final ActionDelegate actions;
    private final Clock clock;

    SandboxExpressions(ActionDelegate actions, Clock clock) {
        this.actions = actions;
        this.clock = clock;
    }

    @Override
    public Expression createExpression(String text) {
        if ("${action}".equals(text)) {
            return new ConstantExpression(text, actions);
        }
        return new SandboxExpression(text, ModelExpression.parse(text), clock);
    }

    @Override
    public void addFunction(String name, Method function) {
        // The engine offers functions of its own at start; the grammar has a fixed set and takes none.
    }
}
