package io.tocsin.engine.camunda;

import org.camunda.bpm.dmn.engine.impl.spi.el.ElExpression;
import org.camunda.bpm.dmn.engine.impl.spi.el.ElProvider;
import org.camunda.bpm.engine.ProcessEngineException;

/** Decision tables speak FEEL; the engine's own expression language stays shut there too. */
class NoExpressions implements ElProvider {

    @Override
    public ElExpression createExpression(String expression) {
        throw new ProcessEngineException("Decision tables may use FEEL only, not: " + expression);
    }
}
