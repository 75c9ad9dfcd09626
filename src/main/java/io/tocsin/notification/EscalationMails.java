package io.tocsin.notification;

import io.tocsin.directory.Directory;
import io.tocsin.directory.Person;
import io.tocsin.engine.HumanTaskEnded;
import io.tocsin.escalation.EscalationRaised;
import io.tocsin.incident.Incident;
import io.tocsin.incident.Incidents;
import io.tocsin.security.CaseAccess;
import io.tocsin.shared.Ids;
import io.tocsin.shared.Refusal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes the mails of an escalation into the outbox, in the transaction that raised it. */
@Component
class EscalationMails {

    private final Outbox outbox;
    private final Directory directory;
    private final CaseAccess access;
    private final Incidents incidents;
    private final Letterhead letterhead;
    private final ExerciseList exerciseList;
    private final Ids ids;
    private final ApplicationEventPublisher events;

    EscalationMails(
            Outbox outbox,
            Directory directory,
            CaseAccess access,
            Incidents incidents,
            Letterhead letterhead,
            ExerciseList exerciseList,
            Ids ids,
            ApplicationEventPublisher events) {
        this.outbox = outbox;
        this.directory = directory;
        this.access = access;
        this.incidents = incidents;
        this.letterhead = letterhead;
        this.exerciseList = exerciseList;
        this.ids = ids;
        this.events = events;
    }

    @EventListener
    void queue(EscalationRaised raised) {
        Incident incident = incidents.get(raised.incident());
        Instant due = raised.due();
        MailFacts facts = new MailFacts(
                raised.rung(),
                raised.code(),
                raised.turn(),
                incident.number(),
                incident.codename(),
                due,
                due != null && due.isBefore(raised.at()));
        // Who is asked and informed at once is asked: one person, one mail.
        Map<String, MailTemplate> people = new LinkedHashMap<>();
        raised.to().forEach(person -> people.put(person, MailTemplate.ASK));
        raised.informed().forEach(person -> people.putIfAbsent(person, MailTemplate.INFORMED));
        people.forEach((person, template) -> queue(raised, incident, facts, person, template));
    }

    @EventListener
    void withdraw(HumanTaskEnded ended) {
        outbox.withdraw(ended.task());
    }

    private void queue(
            EscalationRaised raised, Incident incident, MailFacts facts, String username, MailTemplate template) {
        Person person = directory.find(username).orElse(null);
        String obstacle = obstacle(person, incident);
        if (obstacle != null) {
            events.publishEvent(new RecipientPassedOver(
                    raised.incident(), raised.actor(), raised.at(), raised.escalation(), username, obstacle));
            return;
        }
        String id = ids.next();
        OutboxRow row = new OutboxRow(
                id,
                raised.incident(),
                raised.escalation(),
                username,
                person.mail(),
                "<" + id + "@" + letterhead.domain() + ">",
                template,
                person.locale().getLanguage(),
                facts,
                OutboxState.READY,
                0,
                0,
                0,
                false,
                raised.at(),
                raised.at(),
                null,
                null);
        outbox.add(row, raised.task(), severity(raised.severity()));
        events.publishEvent(new MailQueued(
                raised.incident(),
                raised.actor(),
                raised.at(),
                id,
                raised.escalation(),
                username,
                template.name(),
                facts.rung().name(),
                facts.code()));
    }

    private String obstacle(Person person, Incident incident) {
        if (person == null) {
            return "not-in-the-directory";
        }
        if (!access.maySee(person, incident.id())) {
            return "may-not-see-the-case";
        }
        try {
            MailAddress.check(person.mail());
            return incident.exercise() && !exerciseList.holds(person.mail()) ? "not-on-the-exercise-list" : null;
        } catch (Refusal unusable) {
            return "address-unusable";
        }
    }

    private static int severity(String text) {
        return text != null && text.matches("S[0-9]") ? text.charAt(1) - '0' : 0;
    }
}
