package io.tocsin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** A server in a directory of its own, its mail server, the people at it, and what they were told. */
final class CrashSite implements AutoCloseable {

    static final Duration START = Duration.ofSeconds(60);

    final SmtpSink sink;
    final AckLog acks;
    final JarServer server;
    final Desk desk;
    private final List<Duration> starts = new ArrayList<>();

    CrashSite(Path home, Path shared) throws Exception {
        sink = new SmtpSink();
        acks = new AckLog(Files.createDirectories(home).resolve("acks.log"));
        server = new JarServer(Files.createDirectory(home.resolve("server")), sink.port()).archived(shared);
        desk = new Desk(server, acks);
    }

    /** Starts, works and kills; looks into the file each time. The same seed makes the same decisions. */
    void crash(int kills, long seed) throws Exception {
        Random random = new Random(seed);
        for (int kill = 1; kill <= kills; kill++) {
            // Now and then it dies while it is still coming up.
            boolean starting = kill > 1 && random.nextInt(8) == 0;
            int enough = acks.size() + 1 + random.nextInt(16);
            long moment = random.nextInt(starting ? 5_000_000 : 25_000) * 1_000L;
            server.start();
            if (!starting) {
                awaitAnswer();
                desk.work();
                // A start that did nothing would prove nothing; after the first yes it may die at any time.
                awaitAcks(acks.size() + 1, Duration.ofSeconds(10));
                awaitAcks(enough, Duration.ofMillis(1500));
            }
            LockSupport.parkNanos(moment);
            server.kill();
            desk.rest();
            try {
                check(kill % 5 == 0);
            } catch (AssertionError broken) {
                throw new AssertionError(
                        "after kill " + kill + " of seed " + seed + ", kept in " + keep(seed, kill) + ": "
                                + broken.getMessage(),
                        broken);
            }
        }
        server.start();
        awaitAnswer();
        desk.sendUnansweredAgain();
        assertThat(server.stop(Duration.ofSeconds(30))).as("ends when asked").isNotEqualTo(-1);
        check(true);
    }

    /** Waits for the first answer to a real question. */
    void awaitAnswer() {
        long begin = System.nanoTime();
        try {
            Awaitility.await("start")
                    .atMost(START)
                    .pollInterval(Duration.ofMillis(50))
                    .ignoreExceptions()
                    .until(() -> !server.running() || answers());
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("The server does not answer:\n" + words(), e);
        }
        assertThat(server.running())
                .withFailMessage(() -> "The server ended while starting:\n" + words())
                .isTrue();
        starts.add(Duration.ofNanos(System.nanoTime() - begin));
    }

    boolean answers() throws IOException, InterruptedException {
        return desk.client(0).get("/api/v1/tasks?view=groups").ok();
    }

    void awaitAcks(int enough, Duration atMost) {
        try {
            Awaitility.await()
                    .atMost(atMost)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> acks.size() >= enough || !server.running());
        } catch (ConditionTimeoutException e) {
            // Then it dies with less done; whether enough happened in all is asked at the end.
        }
    }

    /** Judges the database file as the last process left it; there may be none yet. */
    void check(boolean record) throws Exception {
        if (Files.exists(server.home().resolve("data/tocsin.mv.db"))) {
            try (CrashInvariants file = new CrashInvariants(server.home())) {
                file.check(acks, sink.messageIds());
                if (record) {
                    file.checkRecord();
                }
            }
        }
    }

    List<String> list(String sql) throws Exception {
        try (CrashInvariants file = new CrashInvariants(server.home())) {
            return file.list(sql);
        }
    }

    List<Duration> starts() {
        return starts;
    }

    private Path keep(long seed, int kill) throws IOException {
        Path kept =
                Files.createDirectories(Path.of("crash-" + seed + "-" + kill)).toAbsolutePath();
        for (Path file : List.of(server.home().resolve("data/tocsin.mv.db"), acks.path(), server.log())) {
            Files.copy(file, kept.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
        return kept;
    }

    private String words() {
        try {
            return server.lastWords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (server.running()) {
            server.kill();
        }
        sink.close();
        acks.close();
    }
}
