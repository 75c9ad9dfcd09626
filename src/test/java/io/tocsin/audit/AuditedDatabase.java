package io.tocsin.audit;

import io.tocsin.incident.CaseNoted;
import io.tocsin.shared.DomainEvent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A real database file with the real tables, and the record in it. */
final class AuditedDatabase implements AutoCloseable {

    static final Instant NOON = Instant.parse("2026-03-02T12:00:00.123456Z");

    final byte[] key = KeyFile.random();
    final String url;
    final JdbcClient jdbc;
    final TransactionTemplate transaction;
    final AuditRecorder recorder;
    final AuditTrail trail;
    private final JdbcConnectionPool pool;

    AuditedDatabase(Path folder) {
        url = "jdbc:h2:file:" + folder.resolve("tocsin") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000";
        pool = JdbcConnectionPool.create(url, "tocsin", "");
        pool.setMaxConnections(24);
        Flyway.configure()
                .dataSource(pool)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        jdbc = JdbcClient.create(pool);
        JdbcTransactionManager transactions = new JdbcTransactionManager(pool);
        transaction = new TransactionTemplate(transactions);
        Seals seals = new Seals(key);
        recorder = new AuditRecorder(jdbc, seals, transactions);
        trail = new AuditTrail(jdbc, seals);
    }

    /** An incident without any record yet. */
    void incident(String id, String number) {
        jdbc.sql("insert into incident (id, number, codename, playbook, status, severity, tlp, pap, ally, reference,"
                        + " first_recipient, report, report_hash, opened_at, opened_by)"
                        + " values (?, ?, 'HERON', 'pb', 'OPEN', 'S3', 'TLP:AMBER', 'PAP:RED', 'US', ?, 'HOG', '{}', '',"
                        + " current_timestamp, 'coord')")
                .params(id, number, number)
                .update();
    }

    void append(DomainEvent event) {
        transaction.executeWithoutResult(status -> recorder.record(event));
    }

    /** An incident with this many entries. */
    void incident(String id, String number, int entries) {
        incident(id, number);
        for (int i = 1; i <= entries; i++) {
            append(noted(id, "note " + i));
        }
    }

    static CaseNoted noted(String incident, String text) {
        return new CaseNoted(incident, "coord", NOON, text, Map.of("b", 2, "a", "é"));
    }

    int sql(String statement) {
        return jdbc.sql(statement).update();
    }

    @Override
    public void close() {
        pool.dispose();
    }
}
