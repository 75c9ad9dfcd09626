package io.tocsin.escalation;

import io.tocsin.directory.Directory;
import io.tocsin.directory.Person;
import io.tocsin.engine.HumanTasks;
import io.tocsin.incident.Incidents;
import io.tocsin.shared.DomainEvent;
import io.tocsin.shared.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells people, once a rung: the record of who was asked, the right to look at the case, and the event mails follow. */
@Component
class Telling {

    private final EscalationRows rows;
    private final LadderRows ladders;
    private final HumanTasks tasks;
    private final Directory directory;
    private final Incidents incidents;
    private final ApplicationEventPublisher events;
    private final Ids ids;
    private final Clock clock;

    Telling(
            EscalationRows rows,
            LadderRows ladders,
            HumanTasks tasks,
            Directory directory,
            Incidents incidents,
            ApplicationEventPublisher events,
            Ids ids,
            Clock clock) {
        this.rows = rows;
        this.ladders = ladders;
        this.tasks = tasks;
        this.directory = directory;
        this.incidents = incidents;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** What is to be told. {@code deadline} and {@code due} are null for a step the playbook itself takes. */
    record Word(
            String incident,
            String deadline,
            String task,
            String code,
            Rung rung,
            int turn,
            Instant due,
            Instant scheduled,
            List<String> to,
            String onceKey) {}

    /** @return false if nobody can hear it, or it was told before */
    boolean tell(Word word) {
        if (word.to().isEmpty() || rows.exists(word.onceKey())) {
            return false;
        }
        Set<String> informed = new LinkedHashSet<>();
        rows.ofTask(word.task()).forEach(before -> informed.addAll(before.to()));
        word.to().forEach(informed::remove);
        // Being on a ladder is the need to know; the level of the case still decides.
        word.to().forEach(person -> incidents.admit(word.incident(), person, DomainEvent.SYSTEM));
        EscalationRaised raised = new EscalationRaised(
                word.incident(),
                DomainEvent.SYSTEM,
                clock.instant(),
                ids.next(),
                word.deadline(),
                word.task(),
                word.code(),
                word.rung(),
                word.turn(),
                incidents.get(word.incident()).severity(),
                word.due(),
                word.scheduled(),
                word.to(),
                word.rung() == Rung.REMINDER ? List.of() : List.copyOf(informed));
        rows.insert(raised, word.onceKey());
        events.publishEvent(raised);
        return true;
    }

    /** Who hears of a rung: the person who has the task or its groups, then the heads that the model names. */
    List<String> people(Rung rung, String task, String l1, String l2) {
        return switch (rung) {
            case REMINDER -> holders(task);
            case L1 -> names(directory.resolve(l1));
            case L2 -> names(directory.resolve(l2));
            case REPEAT -> first(names(directory.resolve(l2)), names(directory.resolve(l1)), holders(task));
            case DELEGATE, DUTY -> names(directory.resolve("DUTY"));
        };
    }

    /** Whether somebody took it on and the time that this silences the ladder is not over: the playbook's own steps wait too. */
    boolean taken(String task, Instant now) {
        return ladders.ofTask(task).stream()
                .anyMatch(ladder ->
                        ladder.resumesAt() != null && ladder.resumesAt().isAfter(now));
    }

    boolean isOpen(String task) {
        return tasks.find(task).isPresent();
    }

    private List<String> holders(String task) {
        return tasks.find(task)
                .map(open -> open.assignee() != null
                        ? List.of(open.assignee())
                        : open.groups().stream()
                                .flatMap(group -> directory.members(group).stream())
                                .map(Person::username)
                                .distinct()
                                .toList())
                .orElse(List.of());
    }

    @SafeVarargs
    private static List<String> first(List<String>... candidates) {
        for (List<String> candidate : candidates) {
            if (!candidate.isEmpty()) {
                return candidate;
            }
        }
        return List.of();
    }

    static List<String> names(List<Person> people) {
        return people.stream().map(Person::username).toList();
    }
}
