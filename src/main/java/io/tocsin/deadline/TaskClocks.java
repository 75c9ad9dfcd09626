package io.tocsin.deadline;

import io.tocsin.engine.HumanTask;
import io.tocsin.engine.HumanTaskCreated;
import io.tocsin.engine.HumanTaskEnded;
import io.tocsin.incident.AnchorSet;
import io.tocsin.incident.Incidents;
import io.tocsin.incident.SeverityChanged;
import io.tocsin.shared.DomainEvent;
import io.tocsin.shared.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Puts clocks on tasks, computes them again when their anchor or the severity changes, and stops them with the task. A
 * due time is counted from the anchor, never from the task's creation: a task that comes late can be born overdue.
 */
@Component
class TaskClocks implements Deadlines {

    private final DeadlineRows rows;
    private final Obligations obligations;
    private final Calendars calendars;
    private final Incidents incidents;
    private final ApplicationEventPublisher events;
    private final Ids ids;
    private final Clock clock;

    TaskClocks(
            DeadlineRows rows,
            Obligations obligations,
            Calendars calendars,
            Incidents incidents,
            ApplicationEventPublisher events,
            Ids ids,
            Clock clock) {
        this.rows = rows;
        this.obligations = obligations;
        this.calendars = calendars;
        this.incidents = incidents;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    @EventListener
    @Order(20)
    void on(HumanTaskCreated created) {
        HumanTask task = created.task();
        String from = task.properties().get("deadline.fromObligation");
        List<DeadlineSpec> specs = from == null
                ? DeadlineSpec.of(task)
                : obligations.deadlines(task.incident(), task.locals().get(from));
        specs.forEach(spec -> set(task, spec));
    }

    @EventListener
    void on(AnchorSet anchor) {
        for (Deadline deadline : rows.ofIncident(anchor.incident())) {
            if (deadline.live() && deadline.anchor().equals(anchor.name())) {
                recompute(deadline, anchor.value());
            }
        }
    }

    /** Before the ladders look at the same change: they count from the new due times. */
    @EventListener
    @Order(20)
    void on(SeverityChanged change) {
        for (Deadline deadline : rows.ofIncident(change.incident())) {
            if (deadline.state() == Deadline.State.RUNNING) {
                recompute(deadline, deadline.anchorAt());
            }
        }
    }

    @EventListener
    void on(HumanTaskEnded ended) {
        Instant now = clock.instant();
        for (Deadline deadline : rows.ofTask(ended.task())) {
            if (deadline.live()) {
                rows.end(deadline.id(), ended.completed() ? Deadline.State.ENDED : Deadline.State.DROPPED, now);
                long late = deadline.due() == null || !now.isAfter(deadline.due())
                        ? 0
                        : Duration.between(deadline.due(), now).toSeconds();
                String actor = ended.assignee() == null ? DomainEvent.SYSTEM : ended.assignee();
                events.publishEvent(new DeadlineEnded(
                        deadline.incident(),
                        actor,
                        now,
                        deadline.id(),
                        deadline.task(),
                        deadline.code(),
                        deadline.label(),
                        ended.completed(),
                        late));
            }
        }
    }

    private void set(HumanTask task, DeadlineSpec spec) {
        String severity = incidents.get(task.incident()).severity();
        String duration = DurationSpec.parse(spec.duration()).durationFor(severity);
        Instant anchorAt = spec.anchor().equals(DeadlineSpec.TASK_CREATED)
                ? task.created()
                : incidents.anchors(task.incident()).get(spec.anchor());
        Instant due = anchorAt == null ? null : calendars.add(anchorAt, duration, spec.calendar());
        Deadline deadline = new Deadline(
                ids.next(),
                task.incident(),
                task.id(),
                task.code(),
                spec.label(),
                spec.labelPt(),
                spec.anchor(),
                anchorAt,
                duration,
                spec.calendar(),
                spec.kind(),
                spec.source(),
                due,
                due == null ? Deadline.State.WAITING : Deadline.State.RUNNING,
                null);
        rows.insert(deadline, spec.ordinal(), spec.duration(), clock.instant());
        events.publishEvent(new DeadlineSet(
                deadline.incident(),
                DomainEvent.SYSTEM,
                clock.instant(),
                deadline.id(),
                deadline.task(),
                deadline.code(),
                deadline.label(),
                deadline.anchor(),
                anchorAt,
                duration,
                spec.calendar().name(),
                spec.kind().name(),
                spec.source(),
                due,
                l(task, "escalation.l1"),
                l(task, "escalation.l2")));
    }

    private static String l(HumanTask task, String property) {
        return task.properties().getOrDefault(property, "-");
    }

    private void recompute(Deadline deadline, Instant anchorAt) {
        String severity = incidents.get(deadline.incident()).severity();
        String duration = DurationSpec.parse(rows.spec(deadline.id())).durationFor(severity);
        Instant due = calendars.add(anchorAt, duration, deadline.calendar());
        if (!due.equals(deadline.due())) {
            rows.move(deadline.id(), anchorAt, duration, due);
            events.publishEvent(new DeadlineMoved(
                    deadline.incident(),
                    DomainEvent.SYSTEM,
                    clock.instant(),
                    deadline.id(),
                    deadline.task(),
                    deadline.code(),
                    deadline.label(),
                    deadline.anchor(),
                    deadline.due(),
                    due));
        }
    }

    @Override
    public Optional<Deadline> find(String id) {
        return rows.find(id);
    }

    @Override
    public List<Deadline> ofTask(String task) {
        return rows.ofTask(task);
    }

    @Override
    public List<Deadline> ofIncident(String incident) {
        return rows.ofIncident(incident);
    }
}
