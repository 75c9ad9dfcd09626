package io.tocsin.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.directory.Clearance;
import io.tocsin.notification.HostileRelay.Trouble;
import io.tocsin.security.CurrentUser;
import io.tocsin.shared.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Profile;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.web.servlet.mvc.support.RedirectAttributesModelMap;

class MailPagesTest {

    private static final CurrentUser ROSA = new CurrentUser("rosa", Set.of("COORD"), Clearance.C4);
    private static final CurrentUser STRANGER = new CurrentUser("stranger", Set.of("COORD"), Clearance.C4);

    private final MailRoom room = new MailRoom();
    private final OutboxViewController pages = pages();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void theOutboxShowsOnlyCasesOneMaySee() {
        room.raise(List.of("rosa", "duarte"), List.of());
        assertThat(lines(ROSA)).hasSize(2);
        assertThat(lines(STRANGER)).isEmpty();
    }

    @Test
    void mailThatWaitsTooLongIsCounted() {
        room.raise(List.of("rosa"), List.of());
        assertThat(shown(ROSA).get("stuck")).isEqualTo(0);
        room.clock.forward(Duration.ofMinutes(6));
        assertThat(shown(ROSA).get("stuck")).isEqualTo(1);
        assertThat(shown(STRANGER).get("stuck")).isEqualTo(0);
    }

    @Test
    void aRefusedMailIsTriedAgainByAPersonAndThePersonIsNamed() throws IOException {
        try (HostileRelay relay = new HostileRelay(Trouble.REFUSE_RCPT)) {
            room.raise(List.of("duarte"), List.of());
            OutboxSender sender = room.sender(relay.port(), true);
            sender.sendDue();
            retry(ROSA);
            sender.sendDue();
            assertThat(relay.taken).hasSize(1);
            assertThat(room.state("duarte")).isEqualTo("SENT");
            assertThat(room.told(MailQueued.class))
                    .extracting(MailQueued::actor)
                    .containsExactly("system", "rosa");
            assertThatThrownBy(() -> retry(ROSA))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("mail-not-waiting"));
        }
    }

    @Test
    void mailOfAFinishedTaskIsNotTriedAgain() throws IOException {
        try (HostileRelay relay = new HostileRelay(Trouble.REFUSE_RCPT)) {
            room.raise(List.of("duarte"), List.of());
            room.sender(relay.port(), true).sendDue();
            room.endTask();
            assertThatThrownBy(() -> retry(ROSA)).isInstanceOf(Refusal.class);
            assertThat(room.state("duarte")).isEqualTo("BOUNCED");
        }
    }

    @Test
    void whoMayNotSeeTheCaseCannotTouchItsMail() {
        room.raise(List.of("duarte"), List.of());
        assertThatThrownBy(() -> retry(STRANGER))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
    }

    @Test
    void theDemonstrationReceivesWhatLeadersWould() throws Exception {
        DemoMailbox mailbox = new DemoMailbox();
        try {
            room.raise(List.of("rosa"), List.of());
            room.sender(mailbox.sender().getPort(), true).sendDue();
            MailboxViewController controller = new MailboxViewController(mailbox);
            ExtendedModelMap model = new ExtendedModelMap();
            controller.list(null, model, new MockHttpServletResponse());
            assertThat((List<?>) model.get("mails")).hasSize(1);
            assertThat(model.get("text").toString()).contains("K7-0153");
            var page = controller.html("1");
            assertThat(page.getBody()).contains("K7-0153");
            assertThat(page.getHeaders().getFirst("Content-Security-Policy"))
                    .startsWith("sandbox")
                    .doesNotContain("allow-scripts")
                    .doesNotContain("allow-same-origin")
                    .contains("default-src 'none'");
        } finally {
            mailbox.stop();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "2", "-1", "x", "99999999999", "1;drop"})
    void mailsThatAreNotThereAreNotFound(String number) {
        DemoMailbox mailbox = new DemoMailbox();
        try {
            assertThatThrownBy(() -> new MailboxViewController(mailbox).html(number))
                    .isInstanceOf(Refusal.class);
        } finally {
            mailbox.stop();
        }
    }

    @Test
    void theMailboxExistsInTheDemonstrationOnly() {
        for (Class<?> part : List.of(DemoMailbox.class, MailboxViewController.class)) {
            assertThat(part.getAnnotation(Profile.class).value()).containsExactly("demo");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/messages-notification", "/templates/mail/words"})
    void bothLanguagesSayEverything(String bundle) throws IOException {
        assertThat(keys(bundle + ".properties"))
                .isEqualTo(keys(bundle + "_pt.properties"))
                .isNotEmpty();
    }

    private static Set<String> keys(String file) throws IOException {
        Properties properties = new Properties();
        try (var in = MailPagesTest.class.getResourceAsStream(file)) {
            properties.load(in);
        }
        return new TreeSet<>(properties.stringPropertyNames());
    }

    private OutboxViewController pages() {
        StaticMessageSource messages = new StaticMessageSource();
        messages.addMessage("outbox.retried", Locale.ENGLISH, "{0}");
        return room.pages(messages);
    }

    private void retry(CurrentUser user) {
        String id = room.jdbc().sql("select id from outbox").query(String.class).single();
        pages.retry(user, id, Locale.ENGLISH, new RedirectAttributesModelMap());
    }

    private ExtendedModelMap shown(CurrentUser user) {
        ExtendedModelMap model = new ExtendedModelMap();
        pages.list(user, model);
        return model;
    }

    private List<?> lines(CurrentUser user) {
        return (List<?>) shown(user).get("lines");
    }
}
