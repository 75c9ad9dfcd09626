package io.tocsin.tasklist;

import io.tocsin.engine.HumanTasks;
import io.tocsin.incident.CaseStatus;
import io.tocsin.incident.Incidents;
import io.tocsin.shared.Refusal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The field {@code closure}: a case that is closed takes its open tasks with it, so nobody decides that while there are
 * any. Monitoring takes nothing away and is always possible.
 */
@Component
class ClosingOverOpenTasks implements TaskEffect {

    private final Incidents incidents;
    private final HumanTasks tasks;

    ClosingOverOpenTasks(Incidents incidents, HumanTasks tasks) {
        this.incidents = incidents;
        this.tasks = tasks;
    }

    @Override
    public void apply(InboxTask task, Map<String, Object> answers, String actor) {
        if (!CaseStatus.CLOSED.name().equals(answers.get("closure"))) {
            return;
        }
        String process = incidents.get(task.incident()).processInstance();
        List<String> open = tasks.openIn(process).stream()
                .filter(other -> !other.id().equals(task.id()))
                .map(HumanTasks.Open::code)
                .sorted()
                .toList();
        if (!open.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.RULE_BROKEN,
                    "case-has-open-tasks",
                    "The case cannot be closed while tasks are open: "
                            + open.stream().collect(Collectors.joining(", "))
                            + ". Do them, or choose monitoring.",
                    Map.of("open", open));
        }
    }
}
