package io.tocsin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The real program, killed without warning (guarantees R1, R2, R4, R5, R11, R12). {@code -Dtocsin.kills=200} kills more
 * often, {@code -Dtocsin.seed=} repeats a run's decisions.
 */
class KillNineIT {

    private static final Duration START = Duration.ofSeconds(60);

    @TempDir
    static Path shared;

    @TempDir
    Path home;

    private SmtpSink sink;
    private AckLog acks;
    private JarServer server;

    @BeforeEach
    void prepare() throws Exception {
        sink = new SmtpSink();
        acks = new AckLog(home.resolve("acks.log"));
        server = new JarServer(Files.createDirectory(home.resolve("server")), sink.port()).archived(shared);
    }

    @AfterEach
    void end() throws IOException {
        if (server.running()) {
            server.kill();
        }
        sink.close();
        acks.close();
    }

    @Test
    void nothingAcknowledgedIsLostAndNothingHappensTwice() throws Exception {
        int kills = Integer.getInteger("tocsin.kills", 50);
        long seed = Long.getLong("tocsin.seed", new Random().nextLong());
        System.out.println("KillNineIT: " + kills + " kills, seed " + seed + " (-Dtocsin.seed=" + seed + ")");
        Random random = new Random(seed);
        Desk desk = new Desk();
        Duration slowest = Duration.ZERO;
        for (int kill = 1; kill <= kills; kill++) {
            // Now and then it dies while it is still coming up.
            boolean starting = kill > 1 && random.nextInt(8) == 0;
            int enough = acks.size() + 1 + random.nextInt(24);
            long moment = random.nextInt(starting ? 2_500_000 : 25_000) * 1_000L;
            server.start();
            if (!starting) {
                slowest = longer(slowest, awaitAnswer());
                desk.work();
                awaitAcks(enough);
            }
            LockSupport.parkNanos(moment);
            server.kill();
            desk.rest();
            if (Files.exists(server.home().resolve("data/tocsin.mv.db"))) {
                try (CrashInvariants file = new CrashInvariants(server.home())) {
                    file.check(acks, sink.messageIds());
                } catch (AssertionError broken) {
                    throw new AssertionError(
                            "after kill " + kill + " of seed " + seed + ": " + broken.getMessage(), broken);
                }
            }
        }
        server.start();
        awaitAnswer();
        desk.sendUnansweredAgain();
        assertThat(server.stop(Duration.ofSeconds(30))).as("ends when asked").isNotEqualTo(-1);
        try (CrashInvariants file = new CrashInvariants(server.home())) {
            file.check(acks, sink.messageIds());
        }
        int reports = acks.of("report").size();
        int completions = acks.of("complete").size();
        System.out.println("KillNineIT: " + reports + " reports and " + completions + " completions acknowledged, "
                + sink.messageIds().size() + " mails, slowest start " + slowest.toMillis() + " ms");
        assertThat(desk.surprises).isEmpty();
        assertThat(reports).as("enough happened to mean something").isGreaterThan(kills);
        assertThat(completions).as("enough happened to mean something").isGreaterThan(kills);
        assertThat(slowest).as("back in time").isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void mailAcceptedJustBeforeTheKillComesAtMostOnceMoreUnderTheSameId() throws Exception {
        killAt(SmtpSink.Point.ACCEPTED);
        awaitAllSent();
        for (String id : sink.messageIds()) {
            assertThat(Collections.frequency(sink.messageIds(), id)).as(id).isLessThanOrEqualTo(2);
        }
        assertThat(sink.messageIds().stream().distinct().count())
                .as("at most the ambiguous ones came again")
                .isGreaterThanOrEqualTo(sink.messageIds().size() - 2L);
    }

    @Test
    void mailClaimedButNotSentBeforeTheKillComesExactlyOnce() throws Exception {
        killAt(SmtpSink.Point.BEFORE_MAIL);
        awaitAllSent();
        assertThat(sink.messageIds()).doesNotHaveDuplicates();
    }

    @Test
    void secondProcessOnTheSameDatabaseIsRefusedAndHarmsNothing() throws Exception {
        server.start();
        awaitAnswer();
        JarServer second = server.twin();
        second.start();
        try {
            assertThat(second.exit(START)).as(second.lastWords()).isPositive();
        } finally {
            second.kill();
        }
        assertThat(second.lastWords()).containsIgnoringCase("already in use");
        assertThat(client(0)
                        .report("2026/after", Instant.now().truncatedTo(ChronoUnit.SECONDS))
                        .ok())
                .as("the first goes on")
                .isTrue();
    }

    @Test
    void exhaustedHeapEndsTheProcessAndTheNextStartIsClean() throws Exception {
        server.start();
        awaitAnswer();
        Desk desk = new Desk();
        desk.work();
        awaitAcks(10);
        server.stop(Duration.ofSeconds(30));
        desk.rest();
        int died = 0;
        for (int megabytes : new int[] {40, 56, 72, 88}) {
            server.start("-Xmx" + megabytes + "m");
            int exit = server.exit(Duration.ofSeconds(15));
            if (exit == -1) {
                desk.work();
                exit = server.exit(Duration.ofSeconds(5));
                server.kill();
                desk.rest();
            }
            died += exit == 3 ? 1 : 0;
            try (CrashInvariants file = new CrashInvariants(server.home())) {
                file.check(acks, sink.messageIds());
            }
        }
        assertThat(died).as("the heap ran out at least once").isPositive();
        server.start();
        awaitAnswer();
        byte[] giant = new byte[64 * 1024 * 1024];
        assertThat(client(0).raw("/api/v1/reports", giant))
                .as("a giant payload is refused")
                .isBetween(400, 499);
        assertThat(client(0)
                        .report("2026/after", Instant.now().truncatedTo(ChronoUnit.SECONDS))
                        .ok())
                .isTrue();
    }

    /** One overdue report; the server dies at the first time the conversation reaches the point, then starts again. */
    private void killAt(SmtpSink.Point point) throws Exception {
        AtomicBoolean struck = new AtomicBoolean();
        sink.at(reached -> {
            if (reached == point && struck.compareAndSet(false, true)) {
                server.kill();
            }
        });
        server.start();
        awaitAnswer();
        Instant overdue = Instant.now().minus(Duration.ofMinutes(31)).truncatedTo(ChronoUnit.SECONDS);
        DeskClient.Answer answer = client(0).report("2026/overdue", overdue);
        assertThat(answer.ok()).as(answer.toString()).isTrue();
        acks.acknowledged(
                "report", "2026/overdue", answer.body().path("incident").asString());
        Awaitility.await("killed at " + point).atMost(START).until(() -> !server.running());
        try (CrashInvariants file = new CrashInvariants(server.home())) {
            file.check(acks, sink.messageIds());
            assertThat(file.list("select id from outbox where state = 'CLAIMED'"))
                    .as("it died with a claim")
                    .isNotEmpty();
        }
        server.start();
        awaitAnswer();
    }

    private void awaitAllSent() throws Exception {
        AtomicInteger before = new AtomicInteger(-1);
        // All are out when nothing more comes; what the file says is judged below.
        Awaitility.await("mails")
                .atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofSeconds(3))
                .until(() -> {
                    int now = sink.messageIds().size();
                    return now > 0 && before.getAndSet(now) == now;
                });
        server.stop(Duration.ofSeconds(30));
        try (CrashInvariants file = new CrashInvariants(server.home())) {
            file.check(acks, sink.messageIds());
            assertThat(file.list("select message_id || state from outbox where state <> 'SENT'"))
                    .isEmpty();
        }
    }

    private Duration awaitAnswer() throws IOException {
        long begin = System.nanoTime();
        try {
            Awaitility.await("start")
                    .atMost(START)
                    .pollInterval(Duration.ofMillis(50))
                    .ignoreExceptions()
                    .until(() -> {
                        if (!server.running()) {
                            return true;
                        }
                        return client(0).get("/api/v1/tasks?view=groups").ok();
                    });
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("The server does not answer:\n" + server.lastWords(), e);
        }
        assertThat(server.running())
                .withFailMessage(() -> "The server ended while starting:\n" + words())
                .isTrue();
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private String words() {
        try {
            return server.lastWords();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void awaitAcks(int enough) {
        try {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(4))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> acks.size() >= enough);
        } catch (ConditionTimeoutException e) {
            // Then it dies with less done; whether enough happened in all is asked at the end.
        }
    }

    private DeskClient client(int person) {
        return new DeskClient(JarServer.PEOPLE.get(person), server.port());
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** People who report and work until the connection breaks. */
    private final class Desk {

        final Queue<String> surprises = new ConcurrentLinkedQueue<>();
        private final Queue<String> unanswered = new ConcurrentLinkedQueue<>();
        private final AtomicInteger references = new AtomicInteger();
        private final Instant received = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        private ExecutorService people;

        void work() {
            people = Executors.newFixedThreadPool(3);
            people.submit(() -> untilCut(() -> report(client(0))));
            people.submit(() -> untilCut(() -> tasks(client(1))));
            people.submit(() -> untilCut(() -> tasks(client(2))));
        }

        void rest() throws InterruptedException {
            if (people != null) {
                people.shutdownNow();
                assertThat(people.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
            }
        }

        void sendUnansweredAgain() throws Exception {
            while (!unanswered.isEmpty()) {
                report(client(0));
            }
        }

        private void report(DeskClient client) throws IOException, InterruptedException {
            String again = unanswered.peek();
            String reference = again != null ? again : "2026/" + references.incrementAndGet();
            if (again == null) {
                unanswered.add(reference);
            }
            DeskClient.Answer answer = client.report(reference, received);
            if (answer.ok()) {
                acks.acknowledged(
                        "report", reference, answer.body().path("incident").asString());
                unanswered.remove(reference);
            } else {
                refused("report", answer);
            }
        }

        private void tasks(DeskClient client) throws IOException, InterruptedException {
            List<JsonNode> open = new ArrayList<>(client.tasks("mine"));
            open.addAll(client.tasks("groups"));
            for (JsonNode task : open) {
                Map<String, ?> values = DeskClient.values(task.path("code").asString());
                String assignee = task.path("assignee").asString("");
                if (values != null && (assignee.isEmpty() || assignee.equals(client.person()))) {
                    complete(client, task, values);
                }
            }
        }

        private void complete(DeskClient client, JsonNode task, Map<String, ?> values)
                throws IOException, InterruptedException {
            String id = task.path("id").asString();
            JsonNode mine = task;
            if (task.path("assignee").asString("").isEmpty()) {
                DeskClient.Answer claim = client.claim(id);
                if (!claim.ok()) {
                    refused("claim", claim);
                    return;
                }
                mine = claim.body();
            }
            DeskClient.Answer answer = client.complete(id, mine.path("rev").asInt(), values);
            if (answer.ok()) {
                acks.acknowledged("complete", id, client.person());
            } else {
                refused("complete " + task.path("code").asString(), answer);
            }
        }

        // Somebody was faster, or there was too much of it: part of the game. Everything else is a fault.
        private void refused(String what, DeskClient.Answer answer) {
            if (!List.of(404, 409, 429, 503).contains(answer.status()) && surprises.size() < 20) {
                surprises.add(what + " -> " + answer);
            }
        }

        private void untilCut(Step step) {
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    step.take();
                }
            } catch (IOException | InterruptedException cut) {
                // The server was killed under our hands.
            } catch (RuntimeException e) {
                surprises.add(e.toString());
            }
        }
    }

    private interface Step {

        void take() throws IOException, InterruptedException;
    }
}
