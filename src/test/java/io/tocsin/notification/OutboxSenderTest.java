package io.tocsin.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.directory.Clearance;
import io.tocsin.escalation.Rung;
import io.tocsin.notification.HostileRelay.Trouble;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the sender does when the relay, or the sender itself, fails at each moment: nothing lost, nothing twice. */
class OutboxSenderTest {

    private static final Pattern MESSAGE_ID = Pattern.compile("(?m)^Message-ID: (\\S+)\\r?$");

    private final MailRoom room = new MailRoom();
    private HostileRelay relay;

    @BeforeEach
    void open() throws IOException {
        relay = new HostileRelay();
    }

    @AfterEach
    void close() throws IOException {
        relay.close();
        room.close();
    }

    @Test
    void acceptedMailIsSentOnceAndTheReplyIsKept() {
        room.raise(List.of("rosa"), List.of("duarte"));
        OutboxSender sender = room.sender(relay.port(), true);
        sender.sendDue();
        sender.sendDue();
        assertThat(relay.taken).hasSize(2);
        assertThat(room.state("rosa")).isEqualTo("SENT");
        assertThat(room.told(MailSent.class)).hasSize(2).allSatisfy(sent -> {
            assertThat(sent.reply()).contains("queued as Q");
            assertThat(sent.mayBeDuplicate()).isFalse();
            assertThat(sent.attempt()).isEqualTo(1);
        });
    }

    @Test
    void moreUrgentMailGoesFirst() {
        room.raise(Rung.L1, "T01", "S2", null, List.of("rosa"), List.of());
        room.clock.forward(Duration.ofSeconds(1));
        room.raise(Rung.L1, "T02", "S5", null, List.of("rosa"), List.of());
        room.sender(relay.port(), true).sendDue();
        assertThat(relay.takenTexts().get(0)).contains("T02");
        assertThat(relay.takenTexts().get(1)).contains("T01");
    }

    @ParameterizedTest
    @EnumSource(
            value = Trouble.class,
            names = {
                "BUSY_BANNER",
                "STALL_BANNER",
                "STALL_EHLO",
                "STALL_MAIL",
                "STALL_RCPT",
                "STALL_DATA",
                "DEFER_MAIL",
                "DEFER_RCPT",
                "DEFER_DOT",
                "CLOSING_421"
            })
    void whatIsNotTakenOverIsSentLaterExactlyOnce(Trouble trouble) {
        relay.script.add(trouble);
        room.raise(List.of("rosa"), List.of());
        OutboxSender sender = room.sender(relay.port(), true);
        sender.sendDue();
        assertThat(relay.taken).isEmpty();
        assertThat(room.state("rosa")).isEqualTo("READY");
        sender.sendDue();
        assertThat(relay.taken).as("before its time").isEmpty();
        room.clock.forward(Duration.ofSeconds(10));
        sender.sendDue();
        sender.sendDue();
        assertThat(relay.taken).hasSize(1);
        assertThat(relay.takenTexts().get(0)).doesNotContain("X-Tocsin-Attempt");
        assertThat(room.state("rosa")).isEqualTo("SENT");
        assertThat(room.told(MailSent.class)).singleElement().satisfies(sent -> assertThat(sent.mayBeDuplicate())
                .isFalse());
    }

    @ParameterizedTest
    @EnumSource(
            value = Trouble.class,
            names = {"RESET_IN_DATA", "RESET_BEFORE_TAKING"})
    void aTextThatWasCutOffIsSentAgainAndArrivesOnce(Trouble trouble) {
        relay.script.add(trouble);
        room.raise(List.of("rosa"), List.of());
        OutboxSender sender = room.sender(relay.port(), true);
        sender.sendDue();
        room.clock.forward(Duration.ofSeconds(10));
        sender.sendDue();
        assertThat(relay.taken).hasSize(1);
        assertThat(room.state("rosa")).isEqualTo("SENT");
    }

    @ParameterizedTest
    @EnumSource(
            value = Trouble.class,
            names = {"RESET_AFTER_DOT", "STALL_DOT"})
    void anAnswerLostAfterTheDotIsResentOnceWithTheSameIdAndSaysSo(Trouble trouble) {
        relay.script.add(trouble);
        room.raise(List.of("rosa"), List.of());
        OutboxSender sender = room.sender(relay.port(), true);
        sender.sendDue();
        assertThat(room.state("rosa")).isEqualTo("UNKNOWN");
        room.clock.forward(Duration.ofSeconds(10));
        sender.sendDue();
        room.clock.forward(Duration.ofHours(1));
        sender.sendDue();
        assertThat(relay.taken).hasSize(2);
        assertThat(messageIds()).hasSize(1);
        assertThat(relay.takenTexts().get(0)).doesNotContain("X-Tocsin-Attempt");
        assertThat(relay.takenTexts().get(1)).contains("X-Tocsin-Attempt: 2");
        assertThat(room.state("rosa")).isEqualTo("SENT");
        assertThat(room.told(MailSent.class)).singleElement().satisfies(sent -> assertThat(sent.mayBeDuplicate())
                .isTrue());
    }

    @Test
    void twiceUnknownStaysUnknownAndIsTold() {
        relay.script.addAll(List.of(Trouble.RESET_AFTER_DOT, Trouble.RESET_AFTER_DOT));
        room.raise(List.of("rosa"), List.of());
        OutboxSender sender = room.sender(relay.port(), true);
        for (int round = 0; round < 5; round++) {
            sender.sendDue();
            room.clock.forward(Duration.ofMinutes(10));
        }
        assertThat(relay.taken).hasSize(2);
        assertThat(messageIds()).hasSize(1);
        assertThat(room.state("rosa")).isEqualTo("UNKNOWN");
        assertThat(room.told(MailFailed.class)).singleElement().satisfies(failed -> {
            assertThat(failed.state()).isEqualTo("UNKNOWN");
            assertThat(failed.mayBeDuplicate()).isTrue();
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = Trouble.class,
            names = {"DROP_AFTER_250", "STALL_QUIT", "SLOW_DOT"})
    void whatHappensAfterTheAcceptanceDoesNotMatter(Trouble trouble) {
        relay.script.add(trouble);
        room.raise(List.of("rosa"), List.of("duarte"));
        OutboxSender sender = room.sender(relay.port(), true);
        sender.sendDue();
        room.clock.forward(Duration.ofHours(1));
        sender.sendDue();
        assertThat(relay.taken).hasSize(2);
        assertThat(messageIds()).hasSize(2);
        assertThat(room.told(MailSent.class)).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(
            value = Trouble.class,
            names = {"REFUSE_RCPT", "REFUSE_DOT", "REFUSE_DOT_AND_RESET"})
    void aRefusalIsFinalIsToldAndHoldsNobodyElseUp(Trouble trouble) {
        relay.script.add(trouble);
        room.raise(List.of("rosa", "duarte", "ana"), List.of());
        OutboxSender sender = room.sender(relay.port(), true);
        sender.sendDue();
        room.clock.forward(Duration.ofHours(1));
        sender.sendDue();
        assertThat(relay.taken).hasSize(2);
        assertThat(states()).containsExactlyInAnyOrder("BOUNCED", "SENT", "SENT");
        assertThat(room.told(MailFailed.class)).singleElement().satisfies(failed -> {
            assertThat(failed.state()).isEqualTo("BOUNCED");
            assertThat(failed.reply()).startsWith("55");
            assertThat(failed.mayBeDuplicate()).isFalse();
        });
    }

    @Test
    void oneStalledRecipientDoesNotHoldUpTheOthers() {
        relay.script.add(Trouble.STALL_RCPT);
        room.raise(List.of("rosa", "duarte", "ana"), List.of());
        room.sender(relay.port(), true).sendDue();
        assertThat(relay.taken).hasSize(2);
        assertThat(states()).containsExactlyInAnyOrder("READY", "SENT", "SENT");
    }

    @Test
    void aRelayThatIsAwayCostsOneTryAndTheBacklogLeavesWithinAMinuteOfItsReturn() throws IOException {
        int port = relay.port();
        relay.close();
        room.raise(List.of("rosa", "duarte", "ana"), List.of());
        OutboxSender sender = room.sender(port, true);
        for (int round = 0; round < 30; round++) {
            sender.sendDue();
            room.clock.forward(Duration.ofMinutes(1));
        }
        assertThat(states()).containsOnly("READY");
        relay = new HostileRelay(null, port);
        sender.sendDue();
        assertThat(relay.taken).hasSize(3);
    }

    @Test
    void withoutTlsNothingIsSaidToTheRelay() {
        room.raise(List.of("rosa"), List.of());
        room.sender(relay.port(), false).sendDue();
        assertThat(relay.taken).isEmpty();
        assertThat(relay.commands).noneMatch(line -> line.startsWith("MAIL") || line.contains("rosa"));
        assertThat(room.state("rosa")).isEqualTo("READY");
        assertThat(room.jdbc()
                        .sql("select reply from outbox")
                        .query(String.class)
                        .single())
                .containsIgnoringCase("STARTTLS");
    }

    @Test
    void aKilledSenderThatHadNotSentIsMadeUpForOnce() {
        room.raise(List.of("rosa"), List.of());
        Claimant killed = new Claimant("single", "start-0", 1, 7);
        room.outbox().claim(killed, room.clock.instant(), room.clock.instant().plusSeconds(90), 10);
        room.sender(relay.port(), true).sendDue();
        assertThat(relay.taken).hasSize(1);
        assertThat(relay.takenTexts().get(0)).doesNotContain("X-Tocsin-Attempt");
        assertThat(room.told(MailSent.class)).singleElement().satisfies(sent -> {
            assertThat(sent.attempt()).isEqualTo(2);
            assertThat(sent.mayBeDuplicate()).isFalse();
        });
    }

    @Test
    void aSenderKilledAfterTheRelaysAnswerMakesAtMostOneDuplicateThatSaysSo() {
        room.raise(List.of("rosa"), List.of());
        Claimant killed = new Claimant("single", "start-0", 1, 7);
        OutboxRow row = room.outbox()
                .claim(killed, room.clock.instant(), room.clock.instant().plusSeconds(90), 10)
                .get(0);
        assertThat(room.outbox().handOver(row, killed, room.clock.instant().plusSeconds(90)))
                .isTrue();
        OutboxSender sender = room.sender(relay.port(), true);
        sender.sendDue();
        sender.sendDue();
        assertThat(relay.taken).hasSize(1);
        assertThat(relay.takenTexts().get(0))
                .contains("X-Tocsin-Attempt: 2")
                .contains("Message-ID: " + row.messageId());
        assertThat(room.told(MailSent.class)).singleElement().satisfies(sent -> assertThat(sent.mayBeDuplicate())
                .isTrue());
    }

    @Test
    void anotherNodesClaimIsLeftAloneUntilItsLeaseIsOver() {
        room.raise(List.of("rosa"), List.of());
        Claimant other = new Claimant("other", "start-0", 1, 7);
        room.outbox().claim(other, room.clock.instant(), room.clock.instant().plusSeconds(90), 10);
        OutboxSender sender = room.sender(relay.port(), true);
        sender.sendDue();
        room.clock.forward(Duration.ofSeconds(89));
        sender.sendDue();
        assertThat(relay.taken).isEmpty();
        room.clock.forward(Duration.ofSeconds(2));
        sender.sendDue();
        assertThat(relay.taken).hasSize(1);
    }

    @Test
    void aSenderThatLostItsClaimSendsNothingAndRecordsNothing() {
        room.raise(List.of("rosa"), List.of());
        Claimant slow = new Claimant("slow", "start-0", 1, 1);
        OutboxRow row = room.outbox()
                .claim(slow, room.clock.instant(), room.clock.instant().plusSeconds(90), 10)
                .get(0);
        room.clock.forward(Duration.ofSeconds(91));
        room.sender(relay.port(), true).sendDue();
        assertThat(room.outbox().handOver(row, slow, room.clock.instant().plusSeconds(90)))
                .isFalse();
        assertThat(room.outbox().hold(row, slow)).isEmpty();
        assertThat(relay.taken).hasSize(1);
        assertThat(room.state("rosa")).isEqualTo("SENT");
    }

    @Test
    void aRecordThatCannotBeWrittenDoesNotMakeADuplicate() {
        room.record().failures = 100;
        room.raise(List.of("rosa"), List.of());
        OutboxSender sender = room.sender(relay.port(), true);
        sender.sendDue();
        room.clock.forward(Duration.ofMinutes(10));
        sender.sendDue();
        assertThat(relay.taken).hasSize(1);
        assertThat(room.state("rosa")).isEqualTo("SENT");
    }

    @Test
    void aRecordThatFailsForAMomentIsWrittenOnceWithTheResult() {
        room.record().failures = 2;
        room.raise(List.of("rosa"), List.of());
        room.sender(relay.port(), true).sendDue();
        assertThat(relay.taken).hasSize(1);
        assertThat(room.state("rosa")).isEqualTo("SENT");
        assertThat(room.told(MailSent.class)).hasSize(1);
    }

    @Test
    void anAnswerThatCouldNotBeWrittenDownIsRememberedUntilItCan() {
        room.raise(List.of("rosa"), List.of());
        relay.onTaken = () -> room.jdbc()
                .sql("alter table outbox rename column reply to answer")
                .update();
        OutboxSender sender = room.sender(relay.port(), true);
        assertThatThrownBy(sender::sendDue).isNotNull();
        room.jdbc().sql("alter table outbox rename column answer to reply").update();
        room.clock.forward(Duration.ofMinutes(10));
        sender.sendDue();
        assertThat(relay.taken).hasSize(1);
        assertThat(room.state("rosa")).isEqualTo("SENT");
    }

    @Test
    void mailOfAFinishedTaskIsNotSent() {
        room.raise(List.of("rosa"), List.of());
        room.endTask();
        room.sender(relay.port(), true).sendDue();
        assertThat(relay.taken).isEmpty();
        assertThat(room.state("rosa")).isEqualTo("CANCELLED");
    }

    @Test
    void mailUnderWayWhenTheTaskEndsIsNotTriedAgain() {
        relay.script.add(Trouble.RESET_AFTER_DOT);
        relay.onTaken = room::endTask;
        room.raise(List.of("rosa"), List.of());
        OutboxSender sender = room.sender(relay.port(), true);
        sender.sendDue();
        room.clock.forward(Duration.ofHours(1));
        sender.sendDue();
        assertThat(relay.taken).hasSize(1);
        assertThat(room.state("rosa")).isEqualTo("UNKNOWN");
        assertThat(room.told(MailFailed.class)).hasSize(1);
    }

    @Test
    void whoLostTheRightToSeeTheCaseAfterQueueingGetsNothing() {
        room.people.add("rosa", "pt", "rosa@gov.example", Clearance.C2, "Europe/Lisbon");
        room.raise(List.of("rosa", "duarte"), List.of());
        room.raiseLevel(Clearance.C3);
        room.people.remove("duarte");
        room.sender(relay.port(), true).sendDue();
        assertThat(relay.taken).isEmpty();
        assertThat(states()).containsOnly("CANCELLED");
        assertThat(room.told(RecipientPassedOver.class))
                .extracting(RecipientPassedOver::why)
                .containsExactlyInAnyOrder("may-not-see-the-case", "not-in-the-directory");
    }

    @Test
    void aMailThatCannotBeWrittenIsParkedAndTheOthersGo() {
        room.raise(List.of("rosa", "duarte"), List.of());
        room.jdbc()
                .sql("update outbox set address = ? where person = 'rosa'")
                .param("a@x\r\nRCPT TO:<b@y>")
                .update();
        room.sender(relay.port(), true).sendDue();
        assertThat(relay.taken).hasSize(1);
        assertThat(room.state("rosa")).isEqualTo("BOUNCED");
        assertThat(relay.commands).noneMatch(line -> line.contains("b@y"));
        assertThat(room.told(MailFailed.class)).hasSize(1);
    }

    @Test
    void twoSendersAtOnceSendEveryMailOnce() throws InterruptedException {
        for (int n = 0; n < 40; n++) {
            room.raise(Rung.L1, "T" + n, "S3", null, List.of("rosa", "duarte"), List.of());
        }
        OutboxSender first = room.sender(relay.port(), true);
        OutboxSender second = room.otherNode(relay.port());
        Thread one = new Thread(first::sendDue);
        Thread two = new Thread(second::sendDue);
        one.start();
        two.start();
        one.join();
        two.join();
        assertThat(relay.taken).hasSize(80);
        assertThat(messageIds()).hasSize(80);
        assertThat(states()).containsOnly("SENT");
    }

    private List<String> states() {
        return room.jdbc().sql("select state from outbox").query(String.class).list();
    }

    private Set<String> messageIds() {
        Set<String> ids = new HashSet<>();
        for (String text : relay.takenTexts()) {
            Matcher matcher = MESSAGE_ID.matcher(text);
            assertThat(matcher.find()).isTrue();
            ids.add(matcher.group(1));
        }
        return ids;
    }
}
