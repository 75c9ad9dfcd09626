package io.tocsin.escalation;

import io.tocsin.deadline.Deadline;
import io.tocsin.deadline.Deadlines;
import io.tocsin.directory.Directory;
import io.tocsin.directory.Person;
import io.tocsin.engine.HumanTaskEnded;
import io.tocsin.engine.ProcessRuntime;
import io.tocsin.escalation.LadderRows.Ladder;
import io.tocsin.incident.Incidents;
import io.tocsin.security.CaseAccess;
import io.tocsin.security.CurrentUser;
import io.tocsin.shared.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Acknowledging stops climbing for silence, not the clock. */
@Component
class Acknowledging implements Escalations {

    private final EscalationRows rows;
    private final LadderRows ladderRows;
    private final Ladders ladders;
    private final Telling telling;
    private final Deadlines deadlines;
    private final Directory directory;
    private final Incidents incidents;
    private final CaseAccess access;
    private final ProcessRuntime processes;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Acknowledging(
            EscalationRows rows,
            LadderRows ladderRows,
            Ladders ladders,
            Telling telling,
            Deadlines deadlines,
            Directory directory,
            Incidents incidents,
            CaseAccess access,
            ProcessRuntime processes,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.ladderRows = ladderRows;
        this.ladders = ladders;
        this.telling = telling;
        this.deadlines = deadlines;
        this.directory = directory;
        this.incidents = incidents;
        this.access = access;
        this.processes = processes;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Raised acknowledge(CurrentUser user, String escalation) {
        Raised raised = rows.find(escalation)
                .filter(row -> access.maySee(user, row.incident()))
                .orElseThrow(CaseAccess::unknown);
        incidents.lock(raised.incident());
        raised = rows.find(escalation).orElseThrow();
        if (raised.acknowledgedBy() != null) {
            return raised;
        }
        String forPerson = addressed(user.username(), raised)
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.FORBIDDEN,
                        "not-asked",
                        "Only the person who was asked, or that person's delegate, may acknowledge this."));
        boolean open = ladderRows.ofTask(raised.task()).stream().anyMatch(ladder -> ladder.endedAt() == null)
                || telling.isOpen(raised.task());
        if (!open) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "task-already-completed",
                    "The task was done meanwhile; nothing is left to take on.");
        }
        Instant resumes = null;
        for (Ladder ladder : ladderRows.ofTask(raised.task())) {
            Deadline deadline = deadlines.find(ladder.deadline()).orElseThrow();
            if (ladder.endedAt() == null && deadline.due() != null) {
                resumes = pause(ladder, deadline, user.username());
            }
        }
        record(raised, user.username(), forPerson, false, resumes);
        return rows.find(escalation).orElseThrow();
    }

    /** Who completes a task that he was asked about has seen it; before the ladder ends with the task. */
    @EventListener
    @Order(10)
    void on(HumanTaskEnded ended) {
        if (!ended.completed() || ended.assignee() == null) {
            return;
        }
        List<Raised> asked = new ArrayList<>(rows.ofTask(ended.task()));
        asked.removeIf(raised -> raised.acknowledgedBy() != null || !raised.to().contains(ended.assignee()));
        asked.forEach(raised -> record(raised, ended.assignee(), ended.assignee(), true, null));
    }

    private Instant pause(Ladder ladder, Deadline deadline, String person) {
        Instant now = clock.instant();
        Duration half = Duration.between(now, deadline.due()).dividedBy(2);
        Duration least = ladders.rule(deadline).ackWithin();
        Instant resumes = now.plus(half.compareTo(least) > 0 ? half : least);
        ladderRows.paused(ladder.deadline(), person, resumes);
        if (ladder.processInstance() == null) {
            // A step of the playbook itself was told before the ladder's first rung.
            ladders.wake(ladder.deadline());
        } else {
            processes.correlateTo(
                    ladder.processInstance(), "ladder.acknowledged", Map.of("resumes_at", resumes.toString()));
        }
        return resumes;
    }

    private void record(Raised raised, String person, String forPerson, boolean implicit, Instant resumes) {
        rows.acknowledge(raised.id(), person, clock.instant());
        events.publishEvent(new EscalationAcknowledged(
                raised.incident(),
                person,
                clock.instant(),
                raised.id(),
                raised.deadline(),
                raised.task(),
                raised.code(),
                person,
                forPerson,
                implicit,
                resumes));
    }

    /** The addressed person for whom this user may answer: himself, or the leader whose delegate he is. */
    private Optional<String> addressed(String username, Raised raised) {
        Person user = directory.find(username).orElseThrow();
        if (raised.to().contains(username)) {
            return Optional.of(raised.rung() == Rung.DELEGATE ? leaderOf(user) : username);
        }
        return raised.to().stream()
                .filter(asked -> directory
                        .find(asked)
                        .map(leader -> Stream.concat(leader.headOf().stream(), leader.groups().stream())
                                .anyMatch(user.delegateOf()::contains))
                        .orElse(false))
                .findFirst();
    }

    /** Whoever is asked as a delegate answers for the leader, so that both names stand in the record. */
    private String leaderOf(Person delegate) {
        return delegate.delegateOf().stream()
                .sorted()
                .flatMap(group -> directory.resolve(group + ".head").stream())
                .map(Person::username)
                .findFirst()
                .orElse(delegate.username());
    }

    @Override
    public List<Raised> ofIncident(String incident) {
        return rows.ofIncident(incident);
    }

    @Override
    public List<Raised> ofTask(String task) {
        return rows.ofTask(task);
    }

    @Override
    public Optional<Raised> find(CurrentUser user, String escalation) {
        return rows.find(escalation).filter(row -> access.maySee(user, row.incident()));
    }

    @Override
    public List<Planned> planned(String task) {
        List<Planned> planned = new ArrayList<>();
        for (Ladder ladder : ladderRows.ofTask(task)) {
            Deadline deadline = deadlines.find(ladder.deadline()).orElseThrow();
            if (ladder.endedAt() == null && deadline.due() != null) {
                LadderPlan plan = ladders.plan(deadline);
                for (int i = ladder.told(); i < plan.steps().size(); i++) {
                    LadderPlan.Step step = plan.step(i);
                    Instant at = i == ladder.told() ? plan.nextAt(i, ladder.lastToldAt()) : step.at();
                    planned.add(new Planned(
                            deadline.id(),
                            step.rung(),
                            later(at, ladder.resumesAt()),
                            telling.people(step.rung(), task, ladder.l1(), ladder.l2())));
                }
            }
        }
        planned.sort(Comparator.comparing(Planned::at));
        return planned;
    }

    private static Instant later(Instant planned, Instant resumes) {
        return resumes != null && resumes.isAfter(planned) ? resumes : planned;
    }
}
