package io.tocsin.audit;

import io.tocsin.shared.DomainEvent;
import io.tocsin.shared.EventFacts;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Appends every domain event to its incident's chain, in the transaction that caused it. */
@Component
class AuditRecorder {

    private final JdbcClient jdbc;
    private final Seals seals;
    private final TransactionTemplate savepoint;

    AuditRecorder(JdbcClient jdbc, Seals seals, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.seals = seals;
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    @EventListener
    void record(DomainEvent event) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(EventFacts.kind(event)
                    + " was published outside a transaction: its record could not stand with it");
        }
        String incident = event.incident();
        Head head = lock(incident).orElseGet(() -> begin(incident));
        int seq = head.seq() + 1;
        Instant at = event.at().truncatedTo(ChronoUnit.MICROS);
        String kind = EventFacts.kind(event);
        String payload = CanonicalJson.of(EventFacts.of(event));
        String payloadHash = Seals.sha256(payload);
        String hash = seals.entry(head.hash(), seq, at.toString(), kind, event.actor(), payloadHash);
        jdbc.sql("insert into audit_entry (incident_id, seq, at, kind, actor, payload, payload_hash, prev_hash, hash)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        incident,
                        seq,
                        at.atOffset(ZoneOffset.UTC),
                        kind,
                        event.actor(),
                        payload,
                        payloadHash,
                        head.hash(),
                        hash)
                .update();
        jdbc.sql("update audit_head set seq = ?, hash = ?, seal = ? where incident_id = ?")
                .params(seq, hash, seals.head(incident, seq, hash), incident)
                .update();
    }

    private Optional<Head> lock(String incident) {
        return jdbc.sql("select seq, hash from audit_head where incident_id = ? for update")
                .param(incident)
                .query(Head.class)
                .optional();
    }

    private Head begin(String incident) {
        String hash = seals.beginning(incident);
        try {
            savepoint.executeWithoutResult(
                    status -> jdbc.sql("insert into audit_head (incident_id, seq, hash, seal) values (?, 0, ?, ?)")
                            .params(incident, hash, seals.head(incident, 0, hash))
                            .update());
        } catch (DuplicateKeyException e) {
            // Another transaction began this chain a moment ago and has committed: follow it.
            return lock(incident).orElseThrow(() -> e);
        }
        return new Head(0, hash);
    }

    record Head(int seq, String hash) {}
}
