package io.tocsin.engine.camunda;

import io.tocsin.engine.HumanTask;
import io.tocsin.engine.HumanTaskCreated;
import io.tocsin.engine.HumanTaskEnded;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.springframework.context.ApplicationEventPublisher;

/** Tells our rooms of user tasks, in the engine's transaction. Built in, so that no modification skips it. */
class TaskEvents implements TaskListener {

    private final ApplicationEventPublisher events;

    TaskEvents(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Override
    public void notify(DelegateTask task) {
        switch (task.getEventName()) {
            case EVENTNAME_CREATE -> events.publishEvent(new HumanTaskCreated(read((TaskEntity) task)));
            case EVENTNAME_COMPLETE -> events.publishEvent(ended(task, true));
            case EVENTNAME_DELETE -> events.publishEvent(ended(task, false));
            default -> throw new IllegalStateException("Not listened to: " + task.getEventName());
        }
    }

    private static HumanTaskEnded ended(DelegateTask task, boolean completed) {
        return new HumanTaskEnded(
                task.getId(), task.getExecution().getProcessBusinessKey(), task.getAssignee(), completed);
    }

    private static HumanTask read(TaskEntity task) {
        ExecutionEntity execution = task.getExecution();
        ActivityImpl activity = execution.getActivity();
        List<String> groups = task.getCandidates().stream()
                .map(link -> link.getGroupId())
                .filter(group -> group != null)
                .sorted()
                .toList();
        return new HumanTask(
                task.getId(),
                execution.getProcessBusinessKey(),
                task.getProcessInstanceId(),
                task.getProcessDefinitionId(),
                execution.getProcessDefinition().getKey(),
                task.getTaskDefinitionKey(),
                task.getName(),
                stage(execution),
                ModelProperties.form(activity),
                groups,
                task.getAssignee(),
                task.getCreateTime().toInstant(),
                ModelProperties.of(activity),
                locals(execution));
    }

    /** The outermost drawn part of the story: climbs through called processes and sub-processes. */
    private static Map<String, String> stage(ExecutionEntity execution) {
        ExecutionEntity at = execution;
        while (at.getProcessInstance().getSuperExecution() != null) {
            at = at.getProcessInstance().getSuperExecution();
        }
        ActivityImpl top = at.getActivity();
        while (top.getFlowScope() instanceof ActivityImpl outer) {
            top = outer;
        }
        boolean itself = at == execution && top == execution.getActivity();
        if (itself || !((ScopeImpl) top).isScope() && at == execution) {
            return Map.of();
        }
        Map<String, String> names = new LinkedHashMap<>();
        names.put("en", String.valueOf(top.getName()));
        names.put("pt", ModelProperties.of(top).getOrDefault("i18n.pt", String.valueOf(top.getName())));
        return names;
    }

    private static Map<String, String> locals(ExecutionEntity execution) {
        Map<String, String> locals = new LinkedHashMap<>();
        execution.getVariablesLocal().forEach((name, value) -> {
            if (value instanceof String text) {
                locals.put(name, text);
            }
        });
        // At the top level the task's own scope is the whole process; only a turn of a multi-instance has its own.
        return execution.isProcessInstanceExecution() ? Map.of() : locals;
    }
}
