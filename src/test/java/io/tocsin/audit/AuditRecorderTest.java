package io.tocsin.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.audit.AuditVerdict.Intact;
import io.tocsin.incident.AnchorSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

class AuditRecorderTest {

    @TempDir
    Path folder;

    private AuditedDatabase record;

    @BeforeEach
    void open() {
        record = new AuditedDatabase(folder);
    }

    @AfterEach
    void close() {
        record.close();
    }

    @Test
    void publishedEventIsRecordedOnceWithItsFacts() {
        record.incident("id-1", "K7-0001");
        try (var context = new AnnotationConfigApplicationContext()) {
            context.registerBean(AuditRecorder.class, () -> record.recorder);
            context.refresh();
            ApplicationEventPublisher events = context;
            record.transaction.executeWithoutResult(status -> events.publishEvent(new AnchorSet(
                    "id-1",
                    "coord",
                    AuditedDatabase.NOON,
                    "aware_at",
                    AuditedDatabase.NOON,
                    null,
                    "call, \"secure\"\n")));
        }
        Map<String, Object> row =
                record.jdbc.sql("select * from audit_entry").query().singleRow();
        assertThat(row)
                .containsEntry("kind", "anchor-set")
                .containsEntry("actor", "coord")
                .containsEntry("seq", 1);
        assertThat(payloads())
                .containsExactly("{\"name\":\"aware_at\",\"previous\":null,"
                        + "\"reason\":\"call, \\\"secure\\\"\\u000a\",\"value\":\"2026-03-02T12:00:00.123456Z\"}");
        assertThat(record.trail.verifyAll()).isEqualTo(new Intact(1, 1));
    }

    @Test
    void incidentAndItsFirstEntryStandOrFallTogether() {
        record.transaction.executeWithoutResult(status -> {
            record.incident("id-1", "K7-0001");
            record.recorder.record(AuditedDatabase.noted("id-1", "opened"));
            status.setRollbackOnly();
        });
        assertThat(record.trail.verifyAll()).isEqualTo(new Intact(0, 0));
        record.transaction.executeWithoutResult(status -> {
            record.incident("id-1", "K7-0001");
            record.recorder.record(AuditedDatabase.noted("id-1", "opened"));
        });
        assertThat(record.trail.verifyAll()).isEqualTo(new Intact(1, 1));
    }

    @Test
    void rolledBackTransactionLeavesNoGap() {
        record.incident("id-1", "K7-0001", 2);
        record.transaction.executeWithoutResult(status -> {
            record.recorder.record(AuditedDatabase.noted("id-1", "never happened"));
            status.setRollbackOnly();
        });
        record.append(AuditedDatabase.noted("id-1", "note 3"));
        assertThat(payloads()).hasSize(3).noneMatch(payload -> payload.contains("never happened"));
        assertThat(record.trail.verifyAll()).isEqualTo(new Intact(3, 1));
    }

    @Test
    void eventOutsideATransactionIsRefused() {
        record.incident("id-1", "K7-0001");
        assertThatThrownBy(() -> record.recorder.record(AuditedDatabase.noted("id-1", "alone")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("case-noted");
        assertThat(payloads()).isEmpty();
    }

    @Test
    void textThatDatabasesLoseStillVerifies() {
        record.incident("id-1", "K7-0001");
        record.append(
                AuditedDatabase.noted("id-1", "nul \u0000, half pair \ud83d, whole pair \ud83d\udd14, NBSP\u00a0"));
        record.append(AuditedDatabase.noted("id-1", "x".repeat(200_000)));
        assertThat(record.trail.verifyAll()).isEqualTo(new Intact(2, 1));
        assertThat(payloads().get(0)).contains("\\u0000", "\\ud83d,", "\ud83d\udd14");
    }

    @Test
    void twentyWritersOfOneIncidentMakeOneGaplessChain() throws Exception {
        record.incident("id-1", "K7-0001");
        appendFromTwentyThreads("id-1", 10);
        assertThat(record.jdbc
                        .sql("select seq from audit_entry order by seq")
                        .query(Integer.class)
                        .list())
                .isEqualTo(IntStream.rangeClosed(1, 200).boxed().toList());
        assertThat(record.trail.verifyAll()).isEqualTo(new Intact(200, 1));
    }

    @Test
    void writersOfDifferentIncidentsDoNotWaitForEachOther() throws Exception {
        record.incident("id-1", "K7-0001", 1);
        record.incident("id-2", "K7-0002", 1);
        record.transaction.executeWithoutResult(status -> {
            record.recorder.record(AuditedDatabase.noted("id-1", "still open"));
            // Would wait for the transaction around it, and fail after the lock's time, were there one lock for all.
            onAnotherThread(() -> record.append(AuditedDatabase.noted("id-2", "meanwhile")));
        });
        assertThat(record.trail.verifyAll()).isEqualTo(new Intact(4, 2));
    }

    private void appendFromTwentyThreads(String incident, int each) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(20);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<?>> writers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                int writer = i;
                writers.add(threads.submit(() -> {
                    start.await();
                    for (int n = 0; n < each; n++) {
                        record.append(AuditedDatabase.noted(incident, writer + " writes " + n));
                    }
                    return null;
                }));
            }
            start.countDown();
            for (Future<?> writer : writers) {
                writer.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void onAnotherThread(Runnable work) {
        Thread thread = new Thread(work);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> payloads() {
        return record.jdbc
                .sql("select payload from audit_entry order by incident_id, seq")
                .query(String.class)
                .list();
    }
}
