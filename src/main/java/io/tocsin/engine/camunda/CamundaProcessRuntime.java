package io.tocsin.engine.camunda;

import io.tocsin.engine.ProcessRuntime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

@Component
class CamundaProcessRuntime implements ProcessRuntime {

    private final RuntimeService runtime;
    private final HistoryService history;
    private final StuckSteps stuckSteps;
    private final WaitingExecutions waiting;

    CamundaProcessRuntime(RuntimeService runtime, HistoryService history, ManagementService management) {
        this.runtime = runtime;
        this.history = history;
        this.stuckSteps = new StuckSteps(management, runtime);
        this.waiting = new WaitingExecutions(runtime);
    }

    @Override
    public String startByMessage(String message, String incident, Map<String, Object> variables) {
        return runtime.startProcessInstanceByMessage(message, incident, variables)
                .getId();
    }

    @Override
    public String start(String processKey, String incident, Map<String, Object> variables) {
        return runtime.startProcessInstanceByKey(processKey, incident, variables)
                .getId();
    }

    @Override
    public int correlate(String message, String incident, Map<String, Object> variables) {
        int received = 0;
        for (ProcessInstance instance : instances(incident)) {
            received += correlateTo(instance.getId(), message, variables);
        }
        return received;
    }

    @Override
    public int correlateTo(String processInstance, String message, Map<String, Object> variables) {
        int received = 0;
        for (String execution : waiting.executions(processInstance, "message", message)) {
            // Receiving can take away what waited beside it.
            if (waiting.executions(processInstance, "message", message).contains(execution)) {
                runtime.messageEventReceived(message, execution, new HashMap<>(variables));
                received++;
            }
        }
        return received;
    }

    @Override
    public int signal(String signal, String incident, Map<String, Object> variables) {
        int received = 0;
        for (ProcessInstance instance : instances(incident)) {
            for (String execution : waiting.executions(instance.getId(), "signal", signal)) {
                if (waiting.executions(instance.getId(), "signal", signal).contains(execution)) {
                    runtime.signalEventReceived(signal, execution, new HashMap<>(variables));
                    received++;
                }
            }
        }
        return received;
    }

    @Override
    public Set<String> awaited(String incident) {
        Set<String> names = new TreeSet<>();
        for (ProcessInstance instance : instances(incident)) {
            runtime.createEventSubscriptionQuery().processInstanceId(instance.getId()).list().stream()
                    .filter(s -> "message".equals(s.getEventType()) || "signal".equals(s.getEventType()))
                    .map(EventSubscription::getEventName)
                    .filter(name -> name.startsWith("M-") || name.startsWith("S-"))
                    .forEach(names::add);
        }
        return names;
    }

    @Override
    public void setVariables(String processInstance, Map<String, Object> variables) {
        if (!variables.isEmpty() && exists(processInstance)) {
            runtime.setVariables(processInstance, variables);
        }
    }

    @Override
    public Map<String, Object> variables(String processInstance) {
        return exists(processInstance) ? runtime.getVariables(processInstance) : Map.of();
    }

    @Override
    public void cancel(String processInstance, String reason) {
        if (exists(processInstance)) {
            runtime.deleteProcessInstance(processInstance, reason);
        }
    }

    @Override
    public List<Position> positions(String incident) {
        List<Position> positions = new ArrayList<>();
        for (var instance : history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(incident)
                .list()) {
            history.createHistoricActivityInstanceQuery().processInstanceId(instance.getId()).list().stream()
                    .filter(activity -> !activity.getActivityType().equals("multiInstanceBody"))
                    .map(activity -> new Position(
                            activity.getProcessDefinitionId(),
                            activity.getProcessDefinitionKey(),
                            activity.getActivityId(),
                            instant(activity.getStartTime()),
                            instant(activity.getEndTime()),
                            activity.isCanceled()))
                    .forEach(positions::add);
        }
        return positions;
    }

    @Override
    public List<StuckStep> stuck() {
        return stuckSteps.list();
    }

    @Override
    public void retry(String job) {
        stuckSteps.retry(job);
    }

    private List<ProcessInstance> instances(String incident) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(incident)
                .list();
    }

    private boolean exists(String processInstance) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceId(processInstance)
                        .count()
                > 0;
    }

    private static Instant instant(Date date) {
        return date == null ? null : date.toInstant();
    }
}
