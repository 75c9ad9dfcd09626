package io.tocsin.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.shared.Refusal;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Nothing that comes from a name, an address or a text becomes a header, a recipient or an SMTP command. */
class MailSafetyTest {

    private static final NotificationSettings.Sender LIMITS = new NotificationSettings.Sender(
            true, 1, Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(90));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@x\r\nRCPT TO:<b@y>",
                "a@x\nBcc: b@y",
                "\"a\r\nb\"@x.example",
                "\"a b\"@x.example",
                "a@x,b@y",
                "a@x;b@y",
                "<>",
                "<a@x>",
                "",
                " ",
                "a",
                "a@",
                "@x",
                "a@b@c",
                "a b@x",
                "a..b@x.example",
                ".a@x.example",
                "a@x..example",
                "a@-x.example",
                "\"x\"@[127.0.0.1]",
                "x@[127.0.0.1]",
                "a@ex\u0430mple.org",
                "\u0430na@gov.example",
                "a@xn--exmple-4nf.org",
                "a@x.example\u0000",
                "a@x.example ",
                "=?utf-8?Q?a=0A?=@x.example",
                "a(comment)@x.example",
                "a@x.example%0d%0aDATA"
            })
    void addressesThatCouldBeMoreThanOneAreRefused(String address) {
        assertThatThrownBy(() -> MailAddress.check(address)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.kind()).isEqualTo(Refusal.Kind.BAD_INPUT);
            assertThat(refusal.code()).isEqualTo("mail-address-unusable");
        });
    }

    @Test
    void overlongAddressesAreRefused() {
        assertThatThrownBy(() -> MailAddress.check("a".repeat(65) + "@x.example"))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> MailAddress.check("a@" + "x.".repeat(130) + "example"))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> MailAddress.check(null)).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ana@gov.example", "a.b-c_d+e@x.gov.example", "o'neil@localhost", "A1@1.example"})
    void plainAddressesPass(String address) {
        assertThat(MailAddress.check(address)).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Duty\r\nBcc: x@evil.example",
                "Duty\nX-Evil: 1",
                "Duty\u2028X-Evil: 1",
                "Duty\u0000\u0085X",
                "Duty =?utf-8?Q?=0D=0ABcc:_x@evil.example?=",
                "\u202Eytud"
            })
    void aNameOrSubjectStaysOneLineAlsoWhenDecoded(String text) throws Exception {
        String clean = HeaderText.clean(text, 200);
        MimeMessage message = new MimeMessage(Session.getInstance(new Properties()));
        message.setFrom(new InternetAddress("a@x.example", clean, "UTF-8"));
        message.setSubject(clean, "UTF-8");
        message.setText("x");
        message.saveChanges();
        assertThat(message.getSubject()).doesNotContain("\r", "\n");
        assertThat(MimeUtility.decodeText(clean)).doesNotContain("\r", "\n", "\u2028", "\u202E", "\u0000");
        assertThat(message.getHeader("Bcc")).isNull();
        assertThat(message.getHeader("X-Evil")).isNull();
        assertThat(((InternetAddress) message.getFrom()[0]).getPersonal()).doesNotContain("\r", "\n");
    }

    @Test
    void aLongHeaderTextIsCut() {
        assertThat(HeaderText.clean("x".repeat(10_000), 200)).hasSize(200);
    }

    @Test
    void aLabelWithALineEndAddsNoHeader() throws Exception {
        try (MailRoom room = new MailRoom("TLP:AMBER\r\nBcc: x@evil.example");
                HostileRelay relay = new HostileRelay()) {
            room.raise(List.of("duarte"), List.of());
            room.sender(relay.port(), true).sendDue();
            assertThat(relay.takenTexts()).singleElement().satisfies(text -> assertThat(text)
                    .doesNotContain("\nBcc"));
            assertThat(relay.commands)
                    .filteredOn(line -> line.startsWith("RCPT"))
                    .hasSize(1);
        }
    }

    @Test
    void aLoneDotEndsNothingAndLineEndsAreWhole() throws Exception {
        String body = "first\n.\nMAIL FROM:<evil@x>\r.\r\n..two dots\n\u00e9nd\n.";
        try (HostileRelay relay = new HostileRelay()) {
            Delivery delivery = send(relay, body);
            assertThat(delivery).isInstanceOf(Delivery.Accepted.class);
            assertThat(relay.takenTexts()).hasSize(1);
            String raw = relay.takenTexts().get(0);
            assertThat(raw.replace("\r\n", "")).doesNotContain("\r", "\n");
            assertThat(raw).doesNotContain("\r\n.\r\n");
            assertThat(relay.commands)
                    .filteredOn(line -> line.startsWith("MAIL"))
                    .hasSize(1);
            String undone = raw.replace("\r\n.", "\r\n");
            MimeMessage received =
                    new MimeMessage(null, new ByteArrayInputStream(undone.getBytes(StandardCharsets.ISO_8859_1)));
            assertThat(received.getContent().toString().strip().replaceAll("\\R", "\n"))
                    .isEqualTo(body.replaceAll("\\R", "\n"));
        }
    }

    @Test
    void twoMegabytesTravelWhole() throws Exception {
        try (HostileRelay relay = new HostileRelay()) {
            assertThat(send(relay, "0123456789\n".repeat(190_000))).isInstanceOf(Delivery.Accepted.class);
        }
    }

    @Test
    void settingsThatCouldSmuggleAreRefusedAtStart() {
        for (String from : List.of("a@x,b@y", "A <a@x\r\nDATA>", "nonsense")) {
            assertThatThrownBy(() -> Letterhead.of(settings(from, null), "https://tocsin.example"))
                    .isInstanceOfAny(IllegalArgumentException.class, Refusal.class);
        }
        assertThatThrownBy(() -> Letterhead.of(settings(null, "x>\r\nBcc: a@b"), "https://tocsin.example"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Letterhead.of(settings(null, null), "javascript:alert(1)"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatCode(() -> Letterhead.of(settings(null, null), "https://tocsin.example:8443"))
                .doesNotThrowAnyException();
    }

    private static NotificationSettings settings(String from, String domain) {
        return new NotificationSettings(from, domain, "", "TLP:AMBER+STRICT", false, List.of(), LIMITS);
    }

    private static Delivery send(HostileRelay relay, String body) throws Exception {
        JavaMailSenderImpl mail = new JavaMailSenderImpl();
        mail.setHost("127.0.0.1");
        mail.setPort(relay.port());
        MimeMessage message = new FixedIdMessage(Session.getInstance(new Properties()), "<1@x.example>");
        message.setFrom(new InternetAddress("tocsin@x.example"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress("ana@x.example"));
        message.setText(body, "UTF-8");
        message.saveChanges();
        try (RelayLine line = new Relay(mail, LIMITS, true).line()) {
            return line.send(message, () -> true);
        }
    }
}
