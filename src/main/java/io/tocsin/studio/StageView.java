package io.tocsin.studio;

import io.tocsin.deadline.Deadline;
import io.tocsin.deadline.Deadlines;
import io.tocsin.engine.HumanTasks;
import io.tocsin.engine.ProcessModels;
import io.tocsin.engine.ProcessRuntime;
import io.tocsin.escalation.Escalations;
import io.tocsin.incident.Incidents;
import io.tocsin.incident.TimelineEntry;
import io.tocsin.tasklist.InboxTask;
import io.tocsin.tasklist.InboxView;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Looks at a running scenario from outside, without the rights of any person. */
@Component
@Profile("scenario")
class StageView {

    private final InboxView inbox;
    private final HumanTasks tasks;
    private final Deadlines deadlines;
    private final Escalations escalations;
    private final Incidents incidents;
    private final ProcessRuntime processes;
    private final ProcessModels models;

    StageView(
            InboxView inbox,
            HumanTasks tasks,
            Deadlines deadlines,
            Escalations escalations,
            Incidents incidents,
            ProcessRuntime processes,
            ProcessModels models) {
        this.inbox = inbox;
        this.tasks = tasks;
        this.deadlines = deadlines;
        this.escalations = escalations;
        this.incidents = incidents;
        this.processes = processes;
        this.models = models;
    }

    List<InboxTask> open(String incident) {
        return inbox.open(incident);
    }

    List<String> openCodes(String incident) {
        return open(incident).stream().map(InboxTask::code).sorted().toList();
    }

    List<String> engineTaskIds() {
        return tasks.openIds().stream().sorted().toList();
    }

    List<String> inboxIds() {
        return inbox.openIds();
    }

    List<String> linked(String incident) {
        return incidents.linked(incident).stream().map(other -> other.number()).toList();
    }

    List<Deadline> deadlines(String incident) {
        return deadlines.ofIncident(incident);
    }

    List<Escalations.Raised> raised(String incident) {
        return escalations.ofIncident(incident);
    }

    List<Escalations.Planned> planned(String task) {
        return escalations.planned(task);
    }

    List<TimelineEntry> timeline(String incident) {
        return incidents.timeline(incident);
    }

    Map<String, Set<String>> visited(String incident) {
        Map<String, Set<String>> visited = new TreeMap<>();
        processes.positions(incident).forEach(position -> visited.computeIfAbsent(
                        position.processKey(), key -> new TreeSet<>())
                .add(position.element()));
        return visited;
    }

    Map<String, Set<String>> drawn(Set<String> processKeys) {
        Map<String, Set<String>> drawn = new TreeMap<>();
        models.newest().stream()
                .filter(model -> processKeys.contains(model.processKey()))
                .forEach(model -> drawn.put(model.processKey(), new TreeSet<>(models.flowNodes(model.definition()))));
        return drawn;
    }
}
