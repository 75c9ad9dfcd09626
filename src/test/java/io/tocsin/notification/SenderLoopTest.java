package io.tocsin.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SenderLoopTest {

    private final MailRoom room = new MailRoom();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void aCommitWakesTheSenderAtOnceAndStoppingEndsIt() throws IOException {
        try (HostileRelay relay = new HostileRelay()) {
            SenderLoop loop = new SenderLoop(List.of(room.sender(relay.port(), true)));
            room.listen(loop);
            loop.start();
            // Ten mails one after the other would take ten seconds if it only looked every second.
            long started = System.nanoTime();
            for (int n = 1; n <= 10; n++) {
                int expected = n;
                room.raise(List.of("rosa"), List.of());
                await().atMost(Duration.ofSeconds(5))
                        .pollInterval(Duration.ofMillis(10))
                        .until(() -> relay.taken.size() == expected);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
            loop.stop();
            assertThat(loop.isRunning()).isFalse();
            assertThat(Thread.getAllStackTraces().keySet())
                    .noneMatch(thread -> thread.getName().startsWith("mail-sender") && thread.isAlive());
            room.raise(List.of("rosa"), List.of());
            assertThat(relay.taken).hasSize(10);
        }
    }

    @Test
    void withoutAWakeItLooksEverySecond() throws IOException {
        try (HostileRelay relay = new HostileRelay()) {
            SenderLoop loop = new SenderLoop(List.of(room.sender(relay.port(), true)));
            loop.start();
            room.raise(List.of("rosa"), List.of());
            await().atMost(Duration.ofSeconds(5)).until(() -> relay.taken.size() == 1);
            loop.stop();
        }
    }

    @Test
    void aLoopThatStumbledGoesOn() throws IOException {
        try (HostileRelay relay = new HostileRelay()) {
            room.jdbc().sql("alter table outbox rename to away").update();
            SenderLoop loop = new SenderLoop(List.of(room.sender(relay.port(), true)));
            loop.start();
            room.jdbc().sql("alter table away rename to outbox").update();
            room.raise(List.of("rosa"), List.of());
            await().atMost(Duration.ofSeconds(10)).until(() -> relay.taken.size() == 1);
            loop.stop();
        }
    }
}
