package io.tocsin.notification;

import io.tocsin.incident.Incidents;
import io.tocsin.shared.DomainEvent;
import io.tocsin.shared.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what became of a mail, and tells the case's record in the same transaction. */
@Component
@Transactional
class MailLedger {

    /** A mail whose fate stayed unknown this often is left so: a third copy helps nobody. */
    private static final int DOUBTS = 2;

    private static final Duration AFTER_DOUBT = Duration.ofSeconds(5);

    private final Outbox outbox;
    private final Incidents incidents;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MailLedger(Outbox outbox, Incidents incidents, ApplicationEventPublisher events, Clock clock) {
        this.outbox = outbox;
        this.incidents = incidents;
        this.events = events;
        this.clock = clock;
    }

    /** Records an attempt's end, unless the claim has passed to another sender meanwhile. */
    void settle(OutboxRow attempt, Claimant claimant, Delivery delivery) {
        // The case before its mails, as everywhere: a task that ends holds the case and withdraws its mails.
        incidents.lock(attempt.incident());
        outbox.hold(attempt, claimant).ifPresent(row -> settle(row, delivery, true));
    }

    /** The same without telling the record: the last resort when the record cannot be written. */
    void settleSilently(OutboxRow attempt, Claimant claimant, Delivery delivery) {
        outbox.hold(attempt, claimant).ifPresent(row -> settle(row, delivery, false));
    }

    /** The recipient may not get it any more. */
    void passOver(OutboxRow attempt, Claimant claimant, String why) {
        incidents.lock(attempt.incident());
        outbox.hold(attempt, claimant).ifPresent(row -> {
            end(row, OutboxState.CANCELLED, null, row.doubts(), why);
            events.publishEvent(new RecipientPassedOver(
                    row.incident(), DomainEvent.SYSTEM, clock.instant(), row.escalation(), row.person(), why));
        });
    }

    /** Puts a mail at the front again because a person wants it; refuses what is sent, under way or no longer needed. */
    void retry(OutboxRow row, String username) {
        incidents.lock(row.incident());
        if (!outbox.retry(row.id(), clock.instant())) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "mail-not-waiting",
                    "This mail is under way, has been sent, or is no longer needed.");
        }
        events.publishEvent(new MailQueued(
                row.incident(),
                username,
                clock.instant(),
                row.id(),
                row.escalation(),
                row.person(),
                row.template().name(),
                row.facts().rung().name(),
                row.facts().code()));
    }

    /** Frees what crashed or overslept senders hold. */
    int recover(Claimant claimant) {
        List<Outbox.Abandoned> abandoned = outbox.abandoned(clock.instant(), claimant);
        for (Outbox.Abandoned claim : abandoned) {
            if (claim.handedOver()) {
                doubt(claim.row(), "The sender stopped between handing over and the answer", clock.instant(), true);
            } else {
                putBack(
                        claim.row(),
                        clock.instant(),
                        claim.row().deferrals(),
                        claim.row().reply());
            }
        }
        return abandoned.size();
    }

    private void settle(OutboxRow row, Delivery delivery, boolean tell) {
        Instant now = clock.instant();
        if (delivery instanceof Delivery.Accepted) {
            end(row, OutboxState.SENT, now, row.doubts(), delivery.reply());
            if (tell) {
                tellSent(row, now, delivery.reply());
            }
        } else if (delivery instanceof Delivery.Refused) {
            end(row, OutboxState.BOUNCED, null, row.doubts(), delivery.reply());
            if (tell) {
                tellFailed(row, OutboxState.BOUNCED, row.doubts(), now, delivery.reply());
            }
        } else if (delivery instanceof Delivery.Doubtful) {
            doubt(row, delivery.reply(), now.plus(AFTER_DOUBT), tell);
        } else if (delivery instanceof Delivery.Later) {
            int deferrals = row.deferrals() + 1;
            putBack(row, now.plus(Backoff.mail(deferrals)), deferrals, delivery.reply());
        } else {
            putBack(row, now, row.deferrals(), delivery.reply());
        }
    }

    private void doubt(OutboxRow row, String reply, Instant again, boolean tell) {
        int doubts = row.doubts() + 1;
        boolean over = doubts >= DOUBTS || row.withdrawn();
        outbox.settle(row, OutboxState.UNKNOWN, over ? null : again, null, row.deferrals(), doubts, reply);
        if (over && tell) {
            tellFailed(row, OutboxState.UNKNOWN, doubts, clock.instant(), reply);
        }
    }

    private void putBack(OutboxRow row, Instant again, int deferrals, String reply) {
        OutboxState state =
                row.doubts() > 0 ? OutboxState.UNKNOWN : row.withdrawn() ? OutboxState.CANCELLED : OutboxState.READY;
        outbox.settle(row, state, row.withdrawn() ? null : again, null, deferrals, row.doubts(), reply);
    }

    private void end(OutboxRow row, OutboxState state, Instant sentAt, int doubts, String reply) {
        outbox.settle(row, state, null, sentAt, row.deferrals(), doubts, reply);
    }

    private void tellSent(OutboxRow row, Instant now, String reply) {
        events.publishEvent(new MailSent(
                row.incident(),
                DomainEvent.SYSTEM,
                now,
                row.id(),
                row.escalation(),
                row.person(),
                row.template().name(),
                row.facts().rung().name(),
                row.facts().code(),
                row.attempt(),
                row.mayBeDuplicate(),
                HeaderText.clean(reply, 300)));
    }

    private void tellFailed(OutboxRow row, OutboxState state, int doubts, Instant now, String reply) {
        events.publishEvent(new MailFailed(
                row.incident(),
                DomainEvent.SYSTEM,
                now,
                row.id(),
                row.escalation(),
                row.person(),
                row.template().name(),
                row.facts().rung().name(),
                row.facts().code(),
                state.name(),
                row.attempt(),
                doubts > 0,
                HeaderText.clean(reply, 300)));
    }
}
