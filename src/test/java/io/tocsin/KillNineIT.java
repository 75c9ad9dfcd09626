package io.tocsin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real program, killed without warning (guarantees R1, R2, R4, R5, R11, R12). {@code -Dtocsin.kills=200} kills more
 * often, {@code -Dtocsin.seed=} repeats a run's decisions.
 */
class KillNineIT {

    private static final int OUT_OF_MEMORY = 3;

    @TempDir
    static Path shared;

    @TempDir
    Path home;

    private CrashSite site;

    @BeforeEach
    void prepare() throws Exception {
        site = new CrashSite(home.resolve("one"), shared);
    }

    @AfterEach
    void end() throws IOException {
        site.close();
    }

    @Test
    void nothingAcknowledgedIsLostAndNothingHappensTwice() throws Exception {
        int kills = Integer.getInteger("tocsin.kills", 50);
        long seed = Long.getLong("tocsin.seed", new Random().nextLong());
        System.out.println("KillNineIT: " + kills + " kills, seed " + seed + " (-Dtocsin.seed=" + seed + ")");
        // Two sites side by side: a start keeps one core busy, and there are two.
        ExecutorService sites = Executors.newFixedThreadPool(2);
        try (CrashSite other = new CrashSite(home.resolve("other"), shared)) {
            List<Callable<Void>> crashes =
                    List.of(() -> crash(site, kills - kills / 2, seed), () -> crash(other, kills / 2, seed + 1));
            for (Future<Void> crash : sites.invokeAll(crashes)) {
                crash.get();
            }
            int reports =
                    site.acks.of("report").size() + other.acks.of("report").size();
            int completions =
                    site.acks.of("complete").size() + other.acks.of("complete").size();
            System.out.println("KillNineIT: " + reports + " reports and " + completions
                    + " completions acknowledged; starts took " + site.starts() + other.starts());
            assertThat(site.desk.surprises()).isEmpty();
            assertThat(other.desk.surprises()).isEmpty();
            assertThat(reports).as("enough happened to mean something").isGreaterThan(kills / 2);
            assertThat(completions).as("enough happened to mean something").isGreaterThan(kills / 2);
        } finally {
            sites.shutdownNow();
        }
        List<Duration> starts = site.starts();
        // Quickest of the last: how long a return takes with a history behind it, and not what else the machine did.
        assertThat(starts.subList(Math.max(0, starts.size() - 5), starts.size()).stream()
                        .min(Comparator.naturalOrder()))
                .as("back in time")
                .hasValueSatisfying(start -> assertThat(start).isLessThan(Duration.ofSeconds(10)));
    }

    private static Void crash(CrashSite site, int kills, long seed) throws Exception {
        site.crash(kills, seed);
        return null;
    }

    @Test
    void mailAcceptedJustBeforeTheKillComesAtMostOnceMoreUnderTheSameId() throws Exception {
        killAt(SmtpSink.Point.ACCEPTED);
        awaitAllSent();
        List<String> mails = site.sink.messageIds();
        for (String id : mails) {
            assertThat(Collections.frequency(mails, id)).as(id).isLessThanOrEqualTo(2);
        }
        assertThat(mails.size() - mails.stream().distinct().count())
                .as("only those under way at that moment, one by each sending thread, may come again")
                .isLessThanOrEqualTo(2);
    }

    @Test
    void mailClaimedButNotSentBeforeTheKillComesExactlyOnce() throws Exception {
        killAt(SmtpSink.Point.BEFORE_MAIL);
        awaitAllSent();
        assertThat(site.sink.messageIds()).doesNotHaveDuplicates();
    }

    @Test
    void secondProcessOnTheSameDatabaseIsRefusedAndHarmsNothing() throws Exception {
        site.server.start();
        site.awaitAnswer();
        JarServer second = site.server.twin();
        second.start();
        try {
            assertThat(second.exit(CrashSite.START)).as(second.lastWords()).isPositive();
        } finally {
            second.kill();
        }
        assertThat(second.lastWords()).containsIgnoringCase("already in use by");
        reportIsTaken("2026/after");
    }

    @Test
    void exhaustedHeapEndsTheProcessAndTheNextStartIsClean() throws Exception {
        site.server.start();
        site.awaitAnswer();
        site.desk.work();
        site.awaitAcks(10, Duration.ofSeconds(15));
        site.server.stop(Duration.ofSeconds(30));
        site.desk.rest();
        int died = 0;
        // The smallest end while starting, the largest under work.
        for (int megabytes : new int[] {40, 56, 72, 88}) {
            site.server.start("-Xmx" + megabytes + "m");
            Awaitility.await()
                    .atMost(CrashSite.START)
                    .ignoreExceptions()
                    .until(() -> !site.server.running() || site.answers());
            if (site.server.running()) {
                site.desk.work();
                site.awaitAcks(Integer.MAX_VALUE, Duration.ofSeconds(4));
                if (site.server.running()) {
                    site.server.kill();
                }
                site.desk.rest();
            }
            died += site.server.exit(Duration.ofSeconds(5)) == OUT_OF_MEMORY ? 1 : 0;
            site.check(true);
        }
        assertThat(died).as("the heap ran out at least once").isPositive();
        site.server.start();
        site.awaitAnswer();
        reportIsTaken("2026/after");
    }

    @Test
    void giantPayloadIsRefusedByASmallHeapThatGoesOn() throws Exception {
        site.server.start("-Xmx160m");
        site.awaitAnswer();
        for (int i = 0; i < 3; i++) {
            assertThat(site.desk.client(0).raw("/api/v1/reports", new byte[256 * 1024 * 1024]))
                    .isEqualTo(413);
        }
        reportIsTaken("2026/after");
    }

    private void reportIsTaken(String reference) throws Exception {
        DeskClient.Answer answer =
                site.desk.client(0).report(reference, Instant.now().truncatedTo(ChronoUnit.SECONDS));
        assertThat(answer.ok()).as(answer.toString()).isTrue();
    }

    /** One overdue report; the server dies at the first time the conversation reaches the point, then starts again. */
    private void killAt(SmtpSink.Point point) throws Exception {
        AtomicBoolean struck = new AtomicBoolean();
        site.sink.at(reached -> {
            if (reached == point && struck.compareAndSet(false, true)) {
                site.server.kill();
            }
        });
        site.server.start();
        site.awaitAnswer();
        Instant overdue = Instant.now().minus(Duration.ofMinutes(31)).truncatedTo(ChronoUnit.SECONDS);
        DeskClient.Answer answer = site.desk.client(0).report("2026/overdue", overdue);
        assertThat(answer.ok()).as(answer.toString()).isTrue();
        site.acks.acknowledged(
                "report", "2026/overdue", answer.body().path("incident").asString());
        Awaitility.await("killed at " + point).atMost(CrashSite.START).until(() -> !site.server.running());
        site.check(true);
        assertThat(site.list("select id from outbox where state = 'CLAIMED'"))
                .as("it died with a claim")
                .isNotEmpty();
        site.server.start();
        site.awaitAnswer();
    }

    private void awaitAllSent() throws Exception {
        AtomicInteger before = new AtomicInteger(-1);
        // All are out when nothing more comes; what the file says is judged below.
        Awaitility.await("mails")
                .atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofSeconds(3))
                .until(() -> {
                    int now = site.sink.messageIds().size();
                    return now > 0 && before.getAndSet(now) == now;
                });
        site.server.stop(Duration.ofSeconds(30));
        site.check(true);
        assertThat(site.list("select message_id || state from outbox where state <> 'SENT'"))
                .isEmpty();
    }
}
