package io.tocsin.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tocsin.notification.ReceivedMails;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** B39 and B43 from the form to the bytes that leave: what people write does not steer a mail, and little is told. */
@ExtendWith(RunningTocsin.class)
class MailTest {

    private static final String SECRET = "The general staff's register was offered for sale";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "JUNIPER\r\nBcc: spy@evil.example",
                "JUNIPER\nBcc: spy@evil.example",
                "JUNIPER\rBcc: spy@evil.example",
                "JUNIPER\u2028BCC",
                "JUNIPER\u0085BCC",
                "JUNIPER\u0000",
                "=?utf-8?Q?JUNIPER=0D=0ABcc:_a@b?="
            })
    void aCodenameThatWouldSteerAMailIsRefused(String codename) {
        Case one = Case.reported().act("T01", "liaison", Map.of()).act("T02", "liaison", Map.of());
        Answer refused = one.tryToAct("T03", "duty", Map.of("codename", codename));

        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.json().at("/errors/codename").asString()).isIn("control-characters", "pattern");
        assertThat(Program.of("duty")
                        .incident(one.number())
                        .at("/incident/codename")
                        .asString())
                .doesNotContain("JUNIPER");
    }

    @Test
    void aRedCaseIsEscalatedWithoutItsName() throws MessagingException {
        Instant threeHoursAgo = Instant.now().minus(Duration.ofHours(3));
        Case red = Case.reported(Map.of(
                "tlp", "TLP:RED", "summary", SECRET, "receivedAt", threeHoursAgo.toString(), "allyCode", "ZZALLY"));
        String codename = Program.of("liaison")
                .incident(red.number())
                .at("/incident/codename")
                .asString();
        Escalation.of(red, "T01", "L1");
        List<MimeMessage> mails = await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> about(red), found -> addressees(found).contains("coord@tocsin.example"));

        for (MimeMessage mail : mails) {
            String bytes = ReceivedMails.bytes(mail);
            assertThat(mail.getSubject()).doesNotContain(codename);
            assertThat(mail.getRecipients(Message.RecipientType.TO)).hasSize(1);
            assertThat(mail.getRecipients(Message.RecipientType.CC)).isNull();
            assertThat(bytes)
                    .doesNotContain(SECRET, codename, "ZZALLY", "general staff")
                    .doesNotContain("evil.example");
            assertThat(bytes.toLowerCase()).doesNotContain("bcc:");
        }
        assertThat(mails)
                .anySatisfy(mail -> assertThat(ReceivedMails.bytes(mail).replace("=\r\n", ""))
                        .contains("http://localhost:" + RunningTocsin.port() + "/"));
    }

    /** The same path, not red: the test above would see the name if it were there. */
    @Test
    void anAmberCaseIsCalledByItsCodename() {
        Case amber = Case.reported(
                Map.of("receivedAt", Instant.now().minus(Duration.ofHours(3)).toString()));
        String codename = Program.of("liaison")
                .incident(amber.number())
                .at("/incident/codename")
                .asString();
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> assertThat(about(amber))
                        .anySatisfy(mail -> assertThat(mail.getSubject()).contains(codename)));
    }

    private static List<MimeMessage> about(Case one) {
        return ReceivedMails.of(RunningTocsin.beans()).stream()
                .filter(mail -> ReceivedMails.bytes(mail).contains(one.number()))
                .toList();
    }

    private static List<String> addressees(List<MimeMessage> mails) {
        return mails.stream()
                .map(mail -> {
                    try {
                        return mail.getRecipients(Message.RecipientType.TO)[0].toString();
                    } catch (MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }
}
