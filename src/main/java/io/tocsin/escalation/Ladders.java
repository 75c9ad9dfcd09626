package io.tocsin.escalation;

import io.tocsin.deadline.Deadline;
import io.tocsin.deadline.DeadlineEnded;
import io.tocsin.deadline.DeadlineMoved;
import io.tocsin.deadline.DeadlineSet;
import io.tocsin.deadline.Deadlines;
import io.tocsin.engine.DecisionTables;
import io.tocsin.engine.ProcessRuntime;
import io.tocsin.engine.TimerFired;
import io.tocsin.engine.Timers;
import io.tocsin.escalation.LadderRows.Ladder;
import io.tocsin.incident.Incidents;
import io.tocsin.incident.SeverityChanged;
import io.tocsin.shared.DomainEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Keeps one wake-up per clock, set to its first rung, and hands over to the ladder process when that is due. Work done in
 * time therefore costs one timer and no process.
 */
@Component
class Ladders {

    static final String PROCESS = "deadline-ladder";
    static final String DEADLINE = "deadline";
    private static final String PURPOSE = "ladder";

    private final LadderRows rows;
    private final Deadlines deadlines;
    private final DecisionTables decisions;
    private final Incidents incidents;
    private final ProcessRuntime processes;
    private final Timers timers;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Ladders(
            LadderRows rows,
            Deadlines deadlines,
            DecisionTables decisions,
            Incidents incidents,
            ProcessRuntime processes,
            Timers timers,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.deadlines = deadlines;
        this.decisions = decisions;
        this.incidents = incidents;
        this.processes = processes;
        this.timers = timers;
        this.events = events;
        this.clock = clock;
    }

    @EventListener
    void on(DeadlineSet set) {
        rows.insert(set.deadline(), set.incident(), set.task(), set.code(), set.l1(), set.l2());
        if (set.due() != null) {
            wake(set.deadline());
        }
    }

    @EventListener
    void on(DeadlineMoved moved) {
        rows.find(moved.deadline()).ifPresent(this::retime);
    }

    /** Table D4 asks for the severity: every ladder of the case has new times. After the deadlines themselves moved. */
    @EventListener
    @Order(50)
    void on(SeverityChanged change) {
        rows.liveOfIncident(change.incident()).forEach(this::retime);
    }

    @EventListener
    void on(DeadlineEnded ended) {
        rows.find(ended.deadline()).filter(ladder -> ladder.endedAt() == null).ifPresent(ladder -> {
            rows.ended(ended.deadline(), clock.instant());
            if (ladder.processInstance() != null) {
                processes.correlateTo(ladder.processInstance(), "ladder.ended", Map.of());
                events.publishEvent(new LadderEnded(
                        ended.incident(),
                        ended.actor(),
                        clock.instant(),
                        ended.deadline(),
                        ended.task(),
                        ended.code(),
                        ended.met() ? "completed" : "withdrawn"));
            } else if (ladder.timer() != null) {
                timers.cancel(ladder.timer());
            }
        });
    }

    @EventListener
    void on(TimerFired fired) {
        if (!fired.purpose().equals(PURPOSE)) {
            return;
        }
        Ladder seen = rows.find(fired.reference()).orElseThrow();
        incidents.lock(seen.incident());
        Ladder ladder = rows.find(fired.reference()).orElseThrow();
        if (ladder.endedAt() == null && ladder.processInstance() == null) {
            if (ladder.resumesAt() != null) {
                rows.paused(ladder.deadline(), null, null);
                events.publishEvent(new ClimbingResumed(
                        ladder.incident(),
                        DomainEvent.SYSTEM,
                        clock.instant(),
                        ladder.deadline(),
                        ladder.task(),
                        ladder.code()));
            }
            // Marked before it starts: its first steps run inside the call and look at this row.
            rows.started(ladder.deadline(), "starting");
            String instance = processes.start(PROCESS, ladder.incident(), Map.of(DEADLINE, ladder.deadline()));
            rows.started(ladder.deadline(), instance);
        }
    }

    LadderPlan plan(Deadline deadline) {
        return LadderPlan.of(rule(deadline), deadline.anchorAt(), deadline.due());
    }

    LadderRule rule(Deadline deadline) {
        return LadderRule.of(decisions
                .evaluate(
                        "escalation",
                        Map.of(
                                "kind",
                                deadline.kind().name(),
                                "severity",
                                incidents.get(deadline.incident()).severity()))
                .get(0));
    }

    private void retime(Ladder ladder) {
        if (ladder.endedAt() != null) {
            return;
        }
        if (ladder.processInstance() != null) {
            processes.correlateTo(ladder.processInstance(), "ladder.moved", Map.of());
        } else {
            wake(ladder.deadline());
        }
    }

    /** Sets the wake-up to the first rung, or to the end of an acknowledgement that came before it. */
    void wake(String id) {
        Deadline deadline = deadlines.find(id).orElseThrow();
        if (deadline.due() == null) {
            return;
        }
        Ladder ladder = rows.find(id).orElseThrow();
        Instant planned = plan(deadline).step(0).at();
        Instant first =
                ladder.resumesAt() != null && ladder.resumesAt().isAfter(planned) ? ladder.resumesAt() : planned;
        if (ladder.timer() == null) {
            rows.setTimer(id, timers.set(PURPOSE, id, ladder.incident(), first));
        } else {
            timers.move(ladder.timer(), first);
        }
    }
}
