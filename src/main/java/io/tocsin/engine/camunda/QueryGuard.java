package io.tocsin.engine.camunda;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractExecuteFilterCmd;
import org.camunda.bpm.engine.impl.cmd.SaveFilterCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Refuses every query that carries expressions, also inside its or-parts, where the engine's own switch does not look
 * (CVE-2026-109432). A stored search is one that is not seen when it runs, so there are none.
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
        if (command instanceof SaveFilterCmd || command instanceof AbstractExecuteFilterCmd) {
            throw new BadUserRequestException("stored searches are not accepted");
        }
        return next.execute(command);
    }

    private static void refuse(AbstractQuery<?, ?> query) {
        if (!query.getExpressions().isEmpty()) {
            throw new BadUserRequestException("expressions are not accepted in searches");
        }
    }
}
