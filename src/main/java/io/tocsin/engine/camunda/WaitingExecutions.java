package io.tocsin.engine.camunda;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.runtime.EventSubscription;

/**
 * Who waits for a message or a signal now. Inside a step of the engine the database does not know yet what the step has
 * changed: a token that has just moved on would be found where it was, and one that has just begun to wait would be
 * missed. So there the engine's own memory is asked.
 */
class WaitingExecutions {

    private final RuntimeService runtime;

    WaitingExecutions(RuntimeService runtime) {
        this.runtime = runtime;
    }

    List<String> executions(String processInstance, String type, String name) {
        var step = Context.getCommandContext();
        if (step == null) {
            return runtime
                    .createEventSubscriptionQuery()
                    .processInstanceId(processInstance)
                    .eventType(type)
                    .eventName(name)
                    .list()
                    .stream()
                    .map(EventSubscription::getExecutionId)
                    .toList();
        }
        List<String> found = new ArrayList<>();
        ExecutionEntity root = step.getExecutionManager().findExecutionById(processInstance);
        if (root != null) {
            collect(root, type, name, found);
        }
        return found;
    }

    private static void collect(ExecutionEntity execution, String type, String name, List<String> found) {
        execution.getEventSubscriptions().stream()
                .filter(waiting -> type.equals(waiting.getEventType()) && name.equals(waiting.getEventName()))
                .forEach(waiting -> found.add(execution.getId()));
        execution.getExecutions().forEach(child -> collect(child, type, name, found));
    }
}
