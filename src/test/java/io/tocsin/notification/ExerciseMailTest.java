package io.tocsin.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.directory.Clearance;
import io.tocsin.shared.Refusal;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The room's exercise list holds rosa, in capitals, and duarte; ana sees the case and is not on it. */
class ExerciseMailTest {

    private final MailRoom room = new MailRoom();
    private HostileRelay relay;

    @BeforeEach
    void open() throws IOException {
        relay = new HostileRelay();
        room.openCase(Clearance.C2, "TLP:AMBER", true);
    }

    @AfterEach
    void close() throws IOException {
        relay.close();
        room.close();
    }

    @Test
    void exerciseMailCannotReachAnAddressOutsideTheList() throws Exception {
        room.raise(List.of("rosa", "ana"), List.of("duarte"));
        assertThat(room.rows()).isEqualTo(2);
        assertThat(room.told(RecipientPassedOver.class)).singleElement().satisfies(passed -> {
            assertThat(passed.person()).isEqualTo("ana");
            assertThat(passed.why()).isEqualTo("not-on-the-exercise-list");
        });
        room.sender(relay.port(), true).sendDue();
        assertThat(relay.commands).noneMatch(command -> command.contains("ana@gov.example"));
        assertThat(relay.takenTexts()).hasSize(2).noneMatch(text -> text.contains("ana@gov.example"));
        MimeMessage rosa = to("rosa@gov.example");
        assertThat(rosa.getSubject()).startsWith("[EXERCÍCIO] [TLP:AMBER+STRICT] ");
        assertThat(part(rosa, 0)).startsWith("EXERCÍCIO EXERCÍCIO EXERCÍCIO - este caso não é real.");
        MimeMessage duarte = to("duarte@gov.example");
        assertThat(duarte.getSubject()).startsWith("[EXERCISE] [TLP:AMBER+STRICT] ");
        assertThat(part(duarte, 0)).startsWith("EXERCISE EXERCISE EXERCISE - this is not a real case.");
        assertThat(firstWords(part(duarte, 1))).startsWith("EXERCISE EXERCISE EXERCISE - this is not a real case.");
        assertThat(part(duarte, 1)).containsPattern("<td [^>]*>EXERCISE EXERCISE EXERCISE - this is not a real case.<");
    }

    @Test
    void whoLeftTheListBeforeTheMailLeavesGetsNothing() throws Exception {
        room.raise(List.of("rosa", "duarte"), List.of());
        assertThat(room.rows()).isEqualTo(2);
        room.senderWithExerciseList(relay.port(), List.of("duarte@gov.example")).sendDue();
        assertThat(relay.takenTexts()).hasSize(1);
        assertThat(relay.commands).noneMatch(command -> command.contains("rosa@gov.example"));
        assertThat(to("duarte@gov.example").getSubject()).startsWith("[EXERCISE] ");
        assertThat(room.state("rosa")).isEqualTo("CANCELLED");
        assertThat(room.told(RecipientPassedOver.class)).singleElement().satisfies(passed -> {
            assertThat(passed.person()).isEqualTo("rosa");
            assertThat(passed.why()).isEqualTo("not-on-the-exercise-list");
        });
    }

    @Test
    void withoutAListAnExerciseReachesNobody() {
        room.raise(List.of("rosa", "duarte"), List.of());
        room.senderWithExerciseList(relay.port(), List.of()).sendDue();
        assertThat(relay.taken).isEmpty();
    }

    @Test
    void mailsOfARealCaseKnowNoExerciseList() throws Exception {
        room.openCase(Clearance.C2, "TLP:AMBER", false);
        room.raise(List.of("ana", "rosa"), List.of());
        room.senderWithExerciseList(relay.port(), List.of()).sendDue();
        assertThat(relay.takenTexts()).hasSize(2);
        assertThat(to("ana@gov.example").getSubject()).startsWith("[TLP:AMBER+STRICT] ");
        assertThat(part(to("ana@gov.example"), 0)).doesNotContain("EXERC");
        assertThat(part(to("ana@gov.example"), 1)).doesNotContain("EXERC");
        assertThat(room.told(RecipientPassedOver.class)).isEmpty();
    }

    @Test
    void mailThatTellsNoLanguageSaysItInBoth() throws Exception {
        room.openCase(Clearance.C4, "TLP:AMBER", true);
        room.raise(List.of("rosa"), List.of());
        room.sender(relay.port(), true).sendDue();
        MimeMessage rosa = to("rosa@gov.example");
        assertThat(rosa.getSubject()).startsWith("[EXERCISE] [EXERCÍCIO] [TLP:AMBER+STRICT] ");
        assertThat(part(rosa, 0)).startsWith("EXERCISE EXERCISE EXERCISE ");
    }

    @Test
    void listWithAnUnusableAddressIsRefusedAtTheStart() {
        assertThatThrownBy(() -> room.senderWithExerciseList(relay.port(), List.of("a@b, c@d")))
                .isInstanceOf(Refusal.class);
    }

    private MimeMessage to(String address) throws Exception {
        for (byte[] bytes : relay.taken) {
            MimeMessage message =
                    new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
            if (message.getAllRecipients()[0].equals(new InternetAddress(address))) {
                return message;
            }
        }
        throw new AssertionError("Nothing arrived for " + address);
    }

    private static String part(MimeMessage message, int index) throws Exception {
        return (String)
                ((MimeMultipart) message.getContent()).getBodyPart(index).getContent();
    }

    /** What a reader sees of a page, from its top. */
    private static String firstWords(String html) {
        return html.substring(html.indexOf("<body"))
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
