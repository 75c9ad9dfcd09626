package io.tocsin.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotificationConfigurationTest {

    private final MailRoom room = new MailRoom();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void theDemonstrationSendsToItsOwnMailboxOnlyWhateverRelayIsConfigured() throws IOException {
        try (HostileRelay real = new HostileRelay()) {
            room.raise(List.of("rosa"), List.of());
            try (var app =
                    room.configured("demo", Map.of("spring.mail.host", "127.0.0.1", "spring.mail.port", real.port()))) {
                DemoMailbox mailbox = app.getBean(DemoMailbox.class);
                await().atMost(Duration.ofSeconds(10))
                        .until(() -> mailbox.received().size() == 1);
            }
            assertThat(real.commands).isEmpty();
        }
    }

    @Test
    void aConfiguredRelayGetsMailAndThereIsNoMailbox() throws IOException {
        try (HostileRelay relay = new HostileRelay()) {
            room.raise(List.of("rosa"), List.of());
            try (var app = room.configured(
                    "default",
                    Map.of(
                            "spring.mail.host",
                            "127.0.0.1",
                            "spring.mail.port",
                            relay.port(),
                            "tocsin.notification.allow-plain-smtp",
                            "true"))) {
                await().atMost(Duration.ofSeconds(10)).until(() -> relay.taken.size() == 1);
                assertThat(app.getBeansOfType(DemoMailbox.class)).isEmpty();
            }
        }
    }

    @Test
    void withoutARelayMailWaits() {
        room.raise(List.of("rosa"), List.of());
        try (var app = room.configured("default", Map.of())) {
            assertThat(app.getBeansOfType(SenderLoop.class).values()).noneMatch(SenderLoop.class::isInstance);
            assertThat(room.state("rosa")).isEqualTo("READY");
        }
    }

    @Test
    void aSwitchedOffSenderIsNotThere() {
        try (var app = room.configured(
                "default", Map.of("spring.mail.host", "127.0.0.1", "tocsin.notification.sender.enabled", "false"))) {
            assertThat(app.containsBean("senderLoop")).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "tocsin.public-url, ftp://x",
        "tocsin.notification.from, 'a@x,b@y'",
        "tocsin.notification.message-domain, 'x y'",
        "tocsin.notification.sender.lease, 30s",
        "tocsin.notification.sender.threads, 0"
    })
    void settingsThatCannotWorkStopTheStart(String key, String value) {
        assertThatThrownBy(() -> room.configured("default", Map.of(key, value))).isNotNull();
    }
}
