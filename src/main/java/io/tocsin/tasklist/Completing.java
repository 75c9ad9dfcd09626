package io.tocsin.tasklist;

import io.tocsin.directory.Directory;
import io.tocsin.engine.HumanTasks;
import io.tocsin.incident.Incidents;
import io.tocsin.security.CurrentUser;
import io.tocsin.shared.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The checks and the steps of doing a task. */
@Component
class Completing {

    private final InboxRows rows;
    private final Directory directory;
    private final HumanTasks tasks;
    private final Incidents incidents;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final List<TaskEffect> effects;

    Completing(
            InboxRows rows,
            Directory directory,
            HumanTasks tasks,
            Incidents incidents,
            ApplicationEventPublisher events,
            Clock clock,
            List<TaskEffect> effects) {
        this.rows = rows;
        this.directory = directory;
        this.tasks = tasks;
        this.incidents = incidents;
        this.events = events;
        this.clock = clock;
        this.effects = effects;
    }

    void complete(CurrentUser user, InboxTask task, int rev, Form form, Map<String, ?> submitted) {
        mustBeYours(task, user);
        if (task.rev() != rev) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "task-changed",
                    task.code()
                            + " has changed since you opened it. Load it again; your answers are still in the form.",
                    Map.of("rev", task.rev()));
        }
        segregation(task, user);
        Map<String, Object> answers = checked(user, form, submitted);
        rows.answered(task.id(), user.username(), answers);
        Instant now = clock.instant();
        events.publishEvent(
                new TaskCompleted(task.incident(), user.username(), now, task.id(), task.code(), task.name(), answers));
        // Moments first: what the other answers set going may start clocks that count from them.
        anchors(task, answers, now, user.username());
        incidents.learn(task.incident(), answers, user.username());
        effects.forEach(effect -> effect.apply(task, answers, user.username()));
        tasks.complete(task.id(), forEngine(answers));
    }

    private Map<String, Object> checked(CurrentUser user, Form form, Map<String, ?> submitted) {
        var zone = directory.find(user.username()).orElseThrow().zone();
        FormCheck.Result result = new FormCheck(zone).check(form, submitted);
        if (result instanceof FormCheck.Rejected rejected) {
            throw new Refusal(
                    Refusal.Kind.RULE_BROKEN,
                    "form-invalid",
                    "The answers do not fit the form: " + rejected.errors() + ".",
                    Map.of("errors", rejected.errors()));
        }
        return ((FormCheck.Accepted) result).values();
    }

    void mustBeYours(InboxTask task, CurrentUser user) {
        if (!Objects.equals(task.assignee(), user.username())) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "task-not-yours",
                    task.assignee() == null
                            ? task.code() + " has to be taken before it can be done."
                            : task.code() + " belongs to " + task.assignee() + ".");
        }
    }

    /** Drafter is not approver, and the unit under review does not approve its own review. */
    void segregation(InboxTask task, CurrentUser user) {
        List<String> notBy = list(task.properties().get("segregation.notBy"));
        if (rows.completers(task.incident(), notBy).contains(user.username())) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "segregation",
                    "Whoever did " + String.join(" or ", notBy) + " may not do " + task.code() + ".");
        }
        List<String> notGroup = list(task.properties().get("segregation.notGroup"));
        if (user.groups().stream().anyMatch(notGroup::contains)) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "segregation",
                    "Members of " + String.join(", ", notGroup) + " may not do " + task.code()
                            + ": it decides about their own unit.");
        }
    }

    private void anchors(InboxTask task, Map<String, Object> answers, Instant now, String actor) {
        answers.forEach((name, value) -> {
            if (value != null && incidents.isAnchor(name)) {
                incidents.setAnchor(
                        task.incident(), name, Instant.parse(value.toString()), "stated in " + task.code(), actor);
            }
        });
        for (String name : list(task.properties().get("anchor.onComplete"))) {
            // An earlier message may have set it; the earlier moment is the true one.
            if (!incidents.anchors(task.incident()).containsKey(name)) {
                incidents.setAnchor(task.incident(), name, now, task.code() + " was completed", actor);
            }
        }
    }

    private static Map<String, Object> forEngine(Map<String, Object> answers) {
        Map<String, Object> plain = new LinkedHashMap<>();
        answers.forEach((name, value) -> plain.put(
                name,
                value instanceof Collection<?> many
                        ? many.stream().map(String::valueOf).collect(Collectors.joining(","))
                        : value));
        return plain;
    }

    private static List<String> list(String text) {
        return text == null || text.isBlank()
                ? List.of()
                : Arrays.stream(text.split(",")).map(String::strip).toList();
    }
}
