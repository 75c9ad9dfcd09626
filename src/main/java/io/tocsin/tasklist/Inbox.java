package io.tocsin.tasklist;

import io.tocsin.deadline.Deadline;
import io.tocsin.deadline.DeadlineMoved;
import io.tocsin.deadline.DeadlineSet;
import io.tocsin.deadline.Deadlines;
import io.tocsin.engine.HumanTask;
import io.tocsin.engine.HumanTaskCreated;
import io.tocsin.engine.HumanTaskEnded;
import io.tocsin.security.CaseAccess;
import io.tocsin.shared.DomainEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Keeps the inbox in step with the engine, in the engine's own transactions. */
@Component
class Inbox {

    private final InboxRows rows;
    private final Deadlines deadlines;
    private final CaseAccess access;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Inbox(InboxRows rows, Deadlines deadlines, CaseAccess access, ApplicationEventPublisher events, Clock clock) {
        this.rows = rows;
        this.deadlines = deadlines;
        this.access = access;
        this.events = events;
        this.clock = clock;
    }

    /** Before the clocks are set, because they write their due time into the row. */
    @EventListener
    @Order(10)
    void on(HumanTaskCreated created) {
        HumanTask task = created.task();
        events.publishEvent(new TaskOffered(
                task.incident(),
                DomainEvent.SYSTEM,
                clock.instant(),
                task.id(),
                task.code(),
                task.name(),
                task.groups()));
        task.groups().forEach(group -> access.admitGroup(task.incident(), group));
        rows.insert(task);
    }

    @EventListener
    void on(DeadlineSet set) {
        due(set.task());
    }

    @EventListener
    void on(DeadlineMoved moved) {
        due(moved.task());
    }

    /** After the acknowledgement and the clocks, which still look at the open task. */
    @EventListener
    @Order(100)
    void on(HumanTaskEnded ended) {
        Instant now = clock.instant();
        int changed = rows.end(ended.task(), ended.completed() ? "DONE" : "WITHDRAWN", now);
        if (changed > 0 && !ended.completed()) {
            InboxTask task = rows.find(ended.task()).orElseThrow();
            events.publishEvent(
                    new TaskWithdrawn(task.incident(), DomainEvent.SYSTEM, now, task.id(), task.code(), task.name()));
        }
    }

    private void due(String task) {
        Instant next = deadlines.ofTask(task).stream()
                .filter(Deadline::live)
                .map(Deadline::due)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
        rows.setDue(task, next);
    }
}
