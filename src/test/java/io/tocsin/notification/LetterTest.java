package io.tocsin.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.tocsin.directory.Clearance;
import io.tocsin.escalation.Rung;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What leaders read, as it arrives at a real mail server. */
class LetterTest {

    private final MailRoom room = new MailRoom();
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
        room.close();
    }

    @Test
    void theSubjectSaysWhatWhichAndUntilWhenInTheReadersLanguageAndZone() throws Exception {
        room.raise(List.of("rosa", "duarte", "ana"), List.of());
        assertThat(sentTo("duarte").getSubject())
                .isEqualTo(
                        "[TLP:AMBER+STRICT] Action required - case K7-0153 \"SALGUEIRO\" - task T06 due 16:30 WEST - level 2");
        assertThat(sentTo("rosa").getSubject())
                .isEqualTo(
                        "[TLP:AMBER+STRICT] Ação necessária - caso K7-0153 \"SALGUEIRO\" - tarefa T06 prazo 16:30 WEST - nível 2");
        assertThat(sentTo("ana").getSubject()).contains("prazo 11:30 EDT");
    }

    @Test
    void whatIsLateSaysHowLate() throws Exception {
        room.clock.forward(Duration.ofMinutes(55));
        room.raise(List.of("duarte"), List.of());
        assertThat(sentTo("duarte").getSubject()).contains("task T06 was due 16:30 WEST, late by 25 min - level 2");
        assertThat(text(sentTo("duarte")))
                .contains("Late by 25 min: acknowledge")
                .contains("Late by: 25 min");
    }

    @Test
    void anotherDayIsNamed() throws Exception {
        room.raise(Rung.L1, "T24", "S4", Instant.parse("2022-09-19T08:00:00Z"), List.of("duarte"), List.of());
        assertThat(sentTo("duarte").getSubject()).contains("due 19 Sep 09:00 WEST - level 1");
        assertThat(text(sentTo("duarte"))).contains("Mon 19 Sep 2022, 09:00 WEST (08:00 UTC)");
    }

    @Test
    void textAndHtmlSayTheSame() throws Exception {
        String escalation = room.raise(List.of("duarte"), List.of());
        for (String form : List.of(text(sentTo("duarte")), html(sentTo("duarte")))) {
            assertThat(form.replaceAll("\\s+", " "))
                    .contains("K7-0153")
                    .contains("SALGUEIRO")
                    .contains("T06")
                    .contains("Fri 16 Sep 2022, 16:30 WEST (15:30 UTC)")
                    .contains("level 2")
                    .contains("Acknowledge, decide or reassign by 16:30 WEST")
                    .contains("https://tocsin.gov.example/escalations/" + escalation)
                    .contains("+351 210 000 000")
                    .contains("You receive this because task T06 is at escalation level 2.");
        }
    }

    @Test
    void whoWasAskedBeforeIsToldAndNotAsked() throws Exception {
        room.raise(List.of("duarte"), List.of("rosa", "duarte"));
        MimeMessage told = sentTo("rosa");
        assertThat(told.getSubject()).startsWith("[TLP:AMBER+STRICT] Para informação - caso");
        assertThat(text(told)).contains("Nada lhe é pedido").contains("foi contactado sobre a tarefa T06");
        assertThat(sentTo("duarte").getSubject()).contains("Action required");
        assertThat(room.rows()).isEqualTo(2);
    }

    @Test
    void plainTextIsFirstClassAt72Columns() throws Exception {
        room.raise(List.of("rosa"), List.of("duarte"));
        for (String person : List.of("rosa", "duarte")) {
            assertThat(text(sentTo(person)).lines().filter(line -> !line.startsWith("https://")))
                    .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(72));
        }
    }

    @Test
    void htmlStandsAloneAndIsSmall() throws Exception {
        room.raise(List.of("rosa"), List.of());
        String html = html(sentTo("rosa"));
        assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(60_000);
        assertThat(html)
                .doesNotContain("<img")
                .doesNotContain("<script")
                .doesNotContain("<link")
                .doesNotContain("url(")
                .doesNotContain(" th:")
                .doesNotContain("xmlns:th")
                .contains("lang=\"pt\"")
                .contains("name=\"color-scheme\" content=\"light dark\"")
                .containsOnlyOnce("<h1");
    }

    @Test
    void headersMakeNoLoopAndKeepTheThread() throws Exception {
        room.raise(List.of("duarte"), List.of());
        MimeMessage mail = sentTo("duarte");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("X-Auto-Response-Suppress")).containsExactly("All");
        assertThat(mail.getHeader("List-Id")).containsExactly("K7-0153 <k7-0153.cases.tocsin.gov.example>");
        assertThat(mail.getHeader("In-Reply-To")).containsExactly("<k7-0153.root@tocsin.gov.example>");
        assertThat(mail.getHeader("References")).containsExactly("<k7-0153.root@tocsin.gov.example>");
        assertThat(mail.getHeader("Message-ID")).containsExactly(messageId("duarte"));
        assertThat(mail.getSentDate().toInstant()).isEqualTo(room.clock.instant());
        assertThat(mail.getContentType()).contains("multipart/alternative");
        assertThat(part(mail, 0).getContentType()).containsIgnoringCase("text/plain; charset=UTF-8");
        assertThat(part(mail, 1).getContentType()).containsIgnoringCase("text/html; charset=UTF-8");
    }

    @Test
    void theHighestClassSaysOnlyToContactTheDutyDesk() throws Exception {
        room.openCase(Clearance.C4, "TLP:AMBER");
        String escalation = room.raise(List.of("rosa"), List.of("duarte"));
        for (String person : List.of("rosa", "duarte")) {
            MimeMessage mail = sentTo(person);
            assertThat(mail.getSubject())
                    .isEqualTo("[TLP:AMBER+STRICT] Contact the duty desk / Contacte o serviço de permanência");
            assertThat(everything(mail))
                    .contains("Contact the duty desk")
                    .contains("Contacte o serviço de permanência")
                    .contains("+351 210 000 000")
                    .doesNotContainIgnoringCase("K7-0153")
                    .doesNotContain("SALGUEIRO")
                    .doesNotContain("T06")
                    .doesNotContain("16:30")
                    .doesNotContain("level 2")
                    .doesNotContain(escalation)
                    .doesNotContain("https://tocsin");
        }
    }

    @Test
    void aCaseThatRoseToTheHighestClassAfterQueueingSaysAsLittle() throws Exception {
        room.raise(List.of("rosa"), List.of());
        room.raiseLevel(Clearance.C4);
        assertThat(everything(sentTo("rosa"))).doesNotContain("SALGUEIRO").doesNotContain("T06");
    }

    @Test
    void tlpRedLeavesWithNumberAndLinkOnly() throws Exception {
        room.openCase(Clearance.C2, "TLP:RED");
        String escalation = room.raise(List.of("duarte"), List.of("rosa"));
        for (String person : List.of("rosa", "duarte")) {
            String all = everything(sentTo(person));
            assertThat(all).doesNotContain("SALGUEIRO").contains("K7-0153").contains("/escalations/" + escalation);
            assertThat(text(sentTo(person)))
                    .doesNotContain("T06")
                    .doesNotContain("16:30")
                    .doesNotContain("2022");
        }
    }

    /** Whatever is known about the case and must stay inside carries a mark; no mark may arrive. */
    @ParameterizedTest
    @EnumSource(Rung.class)
    void nothingBeyondTheListLeaves(Rung rung) throws Exception {
        for (String tlp : List.of("TLP:AMBER", "TLP:RED")) {
            for (Clearance level : List.of(Clearance.C0, Clearance.C3, Clearance.C4)) {
                room.openCase(level, tlp);
                room.raise(rung, "T06", "S4", MailRoom.DUE, List.of("rosa", "duarte"), List.of("ana"));
                // A designer's element id can say too much, so it is no code.
                room.raise(rung, "task_MARKER_leak", "S4", null, List.of("rosa", "duarte"), List.of("ana"));
                // A mail says what the case allows when it leaves, so each kind of case sends its own.
                deliver();
            }
        }
        assertThat(server.getReceivedMessages()).hasSize(36);
        for (MimeMessage mail : server.getReceivedMessages()) {
            assertThat(everything(mail)).doesNotContainIgnoringCase("MARKER").doesNotContain("task-1");
        }
        assertThat(Arrays.stream(server.getReceivedMessages()).filter(LetterTest::namesTheCase))
                .as("mails that say all they may")
                .hasSize(12);
    }

    private static boolean namesTheCase(MimeMessage mail) {
        try {
            return mail.getSubject().contains("SALGUEIRO");
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private void deliver() {
        room.sender(server.getSmtp().getPort(), true).sendDue();
    }

    private MimeMessage sentTo(String person) throws MessagingException {
        deliver();
        for (MimeMessage mail : server.getReceivedMessages()) {
            if (mail.getAllRecipients()[0].toString().equals(person + "@gov.example")) {
                return mail;
            }
        }
        throw new AssertionError("nothing for " + person);
    }

    private String messageId(String person) {
        return room.jdbc()
                .sql("select message_id from outbox where person = ?")
                .param(person)
                .query(String.class)
                .single();
    }

    private static BodyPart part(MimeMessage mail, int n) throws MessagingException, IOException {
        return ((MimeMultipart) mail.getContent()).getBodyPart(n);
    }

    private static String text(MimeMessage mail) throws MessagingException, IOException {
        return part(mail, 0).getContent().toString();
    }

    private static String html(MimeMessage mail) throws MessagingException, IOException {
        return part(mail, 1).getContent().toString();
    }

    /** The bytes as they arrived, and the headers and parts in clear. */
    private static String everything(MimeMessage mail) throws MessagingException, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        mail.writeTo(bytes);
        String headers = Collections.list(mail.getAllHeaders()).stream()
                .map(header -> header.getName() + ": " + decoded(header.getValue()))
                .collect(Collectors.joining("\n"));
        return bytes.toString(StandardCharsets.UTF_8)
                + headers
                + mail.getSubject()
                + Arrays.toString(mail.getAllRecipients())
                + text(mail)
                + html(mail);
    }

    private static String decoded(String header) {
        try {
            return MimeUtility.decodeText(MimeUtility.unfold(header));
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }
}
