package io.tocsin.engine.camunda;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Refuses every query that carries expressions, also inside its or-parts, where the engine's own switch does not look
 * (CVE-2026-109432).
 */
class QueryGuard extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
        if (command instanceof AbstractQuery<?, ?> query) {
            refuse(query);
            if (query instanceof TaskQueryImpl tasks) {
                tasks.getQueries().forEach(QueryGuard::refuse);
            }
        }
        return next.execute(command);
    }

    private static void refuse(AbstractQuery<?, ?> query) {
        if (!query.getExpressions().isEmpty()) {
            throw new BadUserRequestException("expressions are not accepted in searches");
        }
    }
}
