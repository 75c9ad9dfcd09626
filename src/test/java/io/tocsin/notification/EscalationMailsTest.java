package io.tocsin.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.tocsin.directory.Clearance;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EscalationMailsTest {

    private final MailRoom room = new MailRoom();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void everyPersonGetsOneRowWithAFixedId() {
        String escalation = room.raise(List.of("rosa"), List.of("duarte", "rosa"));
        assertThat(room.told(MailQueued.class))
                .extracting(MailQueued::person, MailQueued::template, MailQueued::escalation)
                .containsExactly(tuple("rosa", "ASK", escalation), tuple("duarte", "INFORMED", escalation));
        String id = room.told(MailQueued.class).get(0).mail();
        assertThat(room.outbox().find(id).orElseThrow().messageId()).isEqualTo("<" + id + "@tocsin.gov.example>");
    }

    @Test
    void theRowSaysWhatItTellsAsPlainFacts() {
        room.raise(List.of("rosa"), List.of());
        assertThat(room.jdbc()
                        .sql("select facts from outbox")
                        .query(String.class)
                        .single())
                .contains("\"rung\":\"L2\"")
                .contains("\"code\":\"T06\"")
                .contains("\"turn\":1")
                .contains("\"number\":\"K7-0153\"")
                .contains("\"due\":\"2022-09-16T15:30:00Z\"")
                .contains("\"late\":false");
    }

    @Test
    void whoMayNotSeeTheCaseGetsNoMailAndThatIsRecorded() {
        room.people.add("badmail", "en", "a@x,b@y", Clearance.C4, "UTC");
        room.raise(List.of("rosa", "stranger", "uncleared", "nobody", "badmail"), List.of());
        assertThat(room.rows()).isEqualTo(1);
        assertThat(room.told(RecipientPassedOver.class))
                .extracting(event -> event.person() + " " + event.why())
                .containsExactly(
                        "stranger may-not-see-the-case",
                        "uncleared may-not-see-the-case",
                        "nobody not-in-the-directory",
                        "badmail address-unusable");
    }

    @Test
    void whatIsRolledBackIsNotInTheOutbox() {
        assertThatThrownBy(() -> room.transaction().executeWithoutResult(status -> {
                    room.raise(List.of("rosa"), List.of());
                    throw new IllegalStateException("the business transaction fails");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(room.rows()).isZero();
    }
}
