package io.tocsin.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Takes due mails from the outbox, most urgent first, and hands each to the relay. One thread each; many may run. */
class OutboxSender {

    private static final Logger log = LoggerFactory.getLogger(OutboxSender.class);
    private static final int BATCH = 10;
    private static final int RECORD_TRIES = 3;

    private final Outbox outbox;
    private final MailLedger ledger;
    private final MailComposer composer;
    private final Relay relay;
    private final NotificationSettings.Sender limits;
    private final Clock clock;
    private final Deque<Result> unrecorded = new ArrayDeque<>();
    private Claimant claimant;
    private Instant pausedUntil = Instant.MIN;
    private int relayFailures;
    private volatile boolean stopping;

    OutboxSender(
            Outbox outbox,
            MailLedger ledger,
            MailComposer composer,
            Relay relay,
            NotificationSettings.Sender limits,
            Clock clock,
            Claimant claimant) {
        this.outbox = outbox;
        this.ledger = ledger;
        this.composer = composer;
        this.relay = relay;
        this.limits = limits;
        this.clock = clock;
        this.claimant = claimant;
    }

    private record Result(OutboxRow row, Claimant claimant, Delivery delivery) {}

    /** Hands over everything that is due now; returns when nothing is, or when the relay cannot be used. */
    void sendDue() {
        while (!unrecorded.isEmpty()) {
            settle(unrecorded.peek());
            unrecorded.remove();
        }
        claimant = claimant.next();
        if (ledger.recover(claimant) > 0) {
            log.warn("Mails held by a stopped sender were put back");
        }
        try (RelayLine line = relay.line()) {
            while (!resting()) {
                List<OutboxRow> batch = outbox.claim(claimant, clock.instant(), lease(), BATCH);
                if (batch.isEmpty()) {
                    return;
                }
                batch.forEach(row -> attempt(row, line));
            }
        }
    }

    /** Lets the mail under way end and takes no other. */
    void stop() {
        stopping = true;
    }

    private boolean resting() {
        return stopping || clock.instant().isBefore(pausedUntil);
    }

    private void attempt(OutboxRow row, RelayLine line) {
        if (resting()) {
            record(row, new Delivery.Unreachable("Not tried: the relay cannot be used at present"));
            return;
        }
        Optional<String> obstacle = composer.obstacle(row);
        if (obstacle.isPresent()) {
            ledger.passOver(row, claimant, obstacle.get());
            return;
        }
        Delivery delivery = deliver(row, line);
        if (delivery instanceof Delivery.Unreachable) {
            relayFailures++;
            pausedUntil = clock.instant().plus(Backoff.relay(relayFailures));
            log.warn("The mail relay cannot be used, trying again at {}: {}", pausedUntil, delivery.reply());
        } else {
            relayFailures = 0;
        }
        record(row, delivery);
    }

    private Delivery deliver(OutboxRow row, RelayLine line) {
        MimeMessage message;
        try {
            message = composer.compose(row);
        } catch (DataAccessException | TransactionException e) {
            return new Delivery.Later("The case cannot be read at present");
        } catch (MessagingException | RuntimeException e) {
            log.error("Mail {} cannot be written", row.id(), e);
            return new Delivery.Refused("This mail cannot be written: " + e.getMessage());
        }
        return line.send(message, () -> outbox.handOver(row, claimant, lease()));
    }

    private void record(OutboxRow row, Delivery delivery) {
        if (delivery instanceof Delivery.Overtaken) {
            log.warn("Mail {} was taken over by another sender", row.id());
            return;
        }
        Result result = new Result(row, claimant, delivery);
        try {
            settle(result);
        } catch (RuntimeException e) {
            // Forgetting the relay's answer would mean a second copy later.
            unrecorded.add(result);
            throw e;
        }
    }

    private void settle(Result result) {
        for (int left = RECORD_TRIES; left > 0; left--) {
            try {
                ledger.settle(result.row(), result.claimant(), result.delivery());
                return;
            } catch (RuntimeException e) {
                log.error(
                        "The result of mail {} was not recorded, {} tries left",
                        result.row().id(),
                        left - 1,
                        e);
            }
        }
        ledger.settleSilently(result.row(), result.claimant(), result.delivery());
    }

    private Instant lease() {
        return clock.instant().plus(limits.lease());
    }
}
