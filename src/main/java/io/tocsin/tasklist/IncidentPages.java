package io.tocsin.tasklist;

import io.tocsin.deadline.Deadline;
import io.tocsin.deadline.Deadlines;
import io.tocsin.engine.ProcessModels;
import io.tocsin.engine.ProcessRuntime;
import io.tocsin.escalation.Escalations;
import io.tocsin.incident.Incident;
import io.tocsin.incident.Incidents;
import io.tocsin.incident.TimelineEntry;
import io.tocsin.security.CaseAccess;
import io.tocsin.security.CurrentUser;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Gathers what the page of a case shows. Whoever asks has already been allowed to see the case. */
@Component
class IncidentPages {

    private final Incidents incidents;
    private final TaskList tasks;
    private final Deadlines deadlines;
    private final Escalations escalations;
    private final ProcessRuntime runtime;
    private final ProcessModels models;
    private final CaseAccess access;
    private final Stages stages;
    private final Desk desk;

    IncidentPages(
            Incidents incidents,
            TaskList tasks,
            Deadlines deadlines,
            Escalations escalations,
            ProcessRuntime runtime,
            ProcessModels models,
            CaseAccess access,
            Stages stages,
            Desk desk) {
        this.incidents = incidents;
        this.tasks = tasks;
        this.deadlines = deadlines;
        this.escalations = escalations;
        this.runtime = runtime;
        this.models = models;
        this.access = access;
        this.stages = stages;
        this.desk = desk;
    }

    /** @param ends true if the message stops the case */
    record Message(String name, boolean ends) {}

    record Anchor(String name, String at, String full, String local) {}

    /** The model's diagrams: the playbook first, then what it called. */
    record Plan(String key, String name) {}

    /** The most urgent open task with its story, null when nothing is pressing. */
    record Ask(TaskLine line, String story) {}

    record Ladder(String task, String taskId, List<LadderLine> steps) {}

    record Page(
            List<Stages.Step> stages,
            Ask ask,
            List<TaskLine> open,
            List<TaskLine> ended,
            List<DeadlineLine> clocks,
            List<Ladder> ladders,
            List<TimelineLine> timeline,
            int entries,
            List<String> members,
            List<Incident> linked,
            List<Message> messages,
            List<Anchor> anchors,
            List<Plan> plans,
            long late,
            long running) {}

    /** @param every whether the timeline shows every entry by itself, or the main ones gathered */
    Page of(CurrentUser user, Incident incident, TimeWords words, boolean every) {
        List<InboxTask> all = tasks.ofIncident(user, incident.id());
        List<ProcessRuntime.Position> positions = runtime.positions(incident.id());
        List<TaskLine> open = all.stream()
                .filter(InboxTask::open)
                .sorted(Comparator.comparing(InboxTask::due, Comparator.nullsLast(Comparator.naturalOrder())))
                .map(task -> TaskLine.of(task, user, desk, words))
                .toList();
        List<Stages.Step> steps = stages(incident, positions, words);
        List<Deadline> clocks = deadlines.ofIncident(incident.id());
        List<TimelineEntry> entries = incidents.timeline(incident.id());
        return new Page(
                steps,
                ask(open, words),
                open,
                all.stream()
                        .filter(task -> !task.open())
                        .map(task -> TaskLine.of(task, user, desk, words))
                        .toList(),
                clocks.stream()
                        .filter(Deadline::live)
                        .map(deadline -> DeadlineLine.of(deadline, words))
                        .toList(),
                ladders(incident, all, words),
                timeline(every ? entries : Gathering.of(entries), every, all, clocks, words),
                entries.size(),
                desk.people(access.members(incident.id())),
                incidents.linked(incident.id()).stream()
                        .filter(other -> access.maySee(user, other.id()))
                        .toList(),
                messages(incident),
                anchors(incident, words),
                plans(incident, positions),
                open.stream().filter(line -> line.when().equals("late")).count(),
                steps.stream().filter(step -> step.state().equals("now")).count());
    }

    /** The version of the model that a case runs, or the newest if it runs none yet. */
    Optional<String> definition(String process, List<ProcessRuntime.Position> positions) {
        return positions.stream()
                .filter(position -> position.processKey().equals(process))
                .map(ProcessRuntime.Position::definition)
                .findFirst()
                .or(() -> models.newest().stream()
                        .filter(model -> model.processKey().equals(process))
                        .map(ProcessModels.Model::definition)
                        .findFirst());
    }

    private List<Stages.Step> stages(Incident incident, List<ProcessRuntime.Position> positions, TimeWords words) {
        return definition(incident.playbook(), positions)
                .map(definition -> stages.of(definition, positions, words))
                .orElse(List.of());
    }

    private Ask ask(List<TaskLine> open, TimeWords words) {
        if (open.isEmpty() || open.get(0).task().due() == null) {
            return null;
        }
        TaskLine first = open.get(0);
        if (first.clock().tone().equals("calm")) {
            return null;
        }
        List<String> story = new ArrayList<>();
        story.add(words.say(
                first.clock().tone().equals("late") ? "ask.late" : "ask.soon",
                words.span(Duration.between(words.now(), first.task().due()).abs()),
                words.at(first.task().due())));
        List<Escalations.Raised> raised = escalations.ofTask(first.task().id());
        if (!raised.isEmpty()) {
            Escalations.Raised last = raised.get(raised.size() - 1);
            String key = last.acknowledgedBy() == null ? "ask.told" : "ask.answered";
            story.add(words.say(
                    key,
                    words.say("rung." + last.rung()),
                    words.at(last.raisedAt()),
                    last.acknowledgedBy() == null ? "" : desk.person(last.acknowledgedBy())));
        }
        escalations.planned(first.task().id()).stream()
                .findFirst()
                .ifPresent(next ->
                        story.add(words.say("ask.next", words.at(next.at()), words.say("rung." + next.rung()))));
        return new Ask(first, String.join(" ", story));
    }

    private List<Ladder> ladders(Incident incident, List<InboxTask> all, TimeWords words) {
        Map<String, List<Escalations.Raised>> byTask = escalations.ofIncident(incident.id()).stream()
                .filter(raised -> raised.task() != null)
                .collect(Collectors.groupingBy(Escalations.Raised::task, LinkedHashMap::new, Collectors.toList()));
        return all.stream()
                .filter(task -> task.open() && byTask.containsKey(task.id()))
                .map(task -> new Ladder(
                        words.pick(task.name(), task.namePt()),
                        task.id(),
                        LadderLine.of(byTask.get(task.id()), escalations.planned(task.id()), desk, words)))
                .toList();
    }

    private List<TimelineLine> timeline(
            List<TimelineEntry> entries, boolean every, List<InboxTask> all, List<Deadline> clocks, TimeWords words) {
        Map<String, String> names = new HashMap<>();
        all.forEach(task -> names.put(task.id(), words.pick(task.name(), task.namePt())));
        clocks.forEach(clock -> names.put(clock.id(), words.pick(clock.label(), clock.labelPt())));
        List<TimelineLine> lines = new ArrayList<>(entries.stream()
                .map(entry -> TimelineLine.of(entry, names, desk, words))
                .filter(line -> every || !line.detail())
                .toList());
        Collections.reverse(lines);
        return lines;
    }

    private List<Message> messages(Incident incident) {
        return runtime.awaited(incident.id()).stream()
                .sorted()
                .map(name -> new Message(name, name.equals("M-CASE-WITHDRAWN") || name.equals("S-EXERCISE-STOP")))
                .sorted(Comparator.comparing(Message::ends))
                .toList();
    }

    private List<Anchor> anchors(Incident incident, TimeWords words) {
        return incidents.anchors(incident.id()).entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(anchor -> new Anchor(
                        anchor.getKey(),
                        words.at(anchor.getValue()),
                        words.full(anchor.getValue()),
                        anchor.getValue()
                                .atZone(words.zone())
                                .toLocalDateTime()
                                .truncatedTo(ChronoUnit.MINUTES)
                                .toString()))
                .toList();
    }

    private List<Plan> plans(Incident incident, List<ProcessRuntime.Position> positions) {
        Map<String, String> names = models.newest().stream()
                .collect(Collectors.toMap(
                        ProcessModels.Model::processKey, ProcessModels.Model::name, (one, other) -> one));
        List<String> keys = new ArrayList<>(List.of(incident.playbook()));
        positions.stream()
                .map(ProcessRuntime.Position::processKey)
                .distinct()
                .filter(key -> !keys.contains(key))
                .forEach(keys::add);
        return keys.stream()
                .map(key -> new Plan(key, names.get(key) == null ? key : names.get(key)))
                .toList();
    }
}
