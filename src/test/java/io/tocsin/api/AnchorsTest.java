package io.tocsin.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Moments are corrected and messages told by whoever may see the case; the record keeps what was before. */
@ExtendWith(RunningTocsin.class)
class AnchorsTest {

    private final Program liaison = Program.of("liaison");

    @Test
    void aCorrectedMomentMovesTheDueTimesAndTheOldOneStaysInTheRecord() {
        Case one = Case.reported();
        Instant due = Instant.parse(one.task("T01", "liaison").path("due").asString());
        Instant old = Instant.parse(
                liaison.incident(one.number()).at("/anchors/received_at").asString());
        Instant corrected = old.minus(Duration.ofMinutes(7));

        assertThat(put(one, "received_at", corrected.toString(), "The embassy's clock")
                        .status())
                .isEqualTo(204);

        JsonNode now = liaison.incident(one.number());
        assertThat(now.at("/anchors/received_at").asString()).isEqualTo(corrected.toString());
        assertThat(now.at("/deadlines/0/due").asString())
                .isEqualTo(due.minus(Duration.ofMinutes(7)).toString());
        assertThat(one.task("T01", "liaison").path("due").asString())
                .isEqualTo(due.minus(Duration.ofMinutes(7)).toString());
        assertThat(liaison.timeline(one.number())).anySatisfy(entry -> {
            assertThat(entry.path("kind").asString()).isEqualTo("anchor-set");
            assertThat(entry.path("actor").asString()).isEqualTo("liaison");
            assertThat(entry.path("facts").toString())
                    .contains(old.toString(), corrected.toString(), "The embassy's clock");
        });
        assertThat(kinds(one)).contains("deadline-moved");
    }

    @Test
    void theSameMomentAgainChangesNothing() {
        Case one = Case.reported();
        String at = liaison.incident(one.number()).at("/anchors/received_at").asString();
        int before = liaison.timeline(one.number()).size();

        assertThat(put(one, "received_at", at, "again").status()).isEqualTo(204);
        assertThat(liaison.timeline(one.number())).hasSize(before);
    }

    @Test
    void aMomentNobodyKnowsOfIsRefusedByItsName() {
        Answer refused = put(Case.reported(), "tea_at", Instant.now().toString(), "it was five");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("unknown-anchor");
        assertThat(refused.json().path("detail").asString()).contains("tea_at", "received_at");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00Z",
                "0000-01-01T00:00:00Z",
                "2100-01-01T00:00:01Z",
                "9999-12-31T23:59:59Z",
                "+292278994-08-17T07:12:55Z",
                "2016-12-31T23:59:60Z",
                "2026-03-29T02:30:00",
                "2026-02-30T00:00:00Z",
                "yesterday",
                ""
            })
    void momentsThatCannotBeAreRefused(String at) {
        Case one = Case.reported();
        int before = liaison.timeline(one.number()).size();

        assertThat(put(one, "received_at", at, "wrong").status()).isEqualTo(400);
        assertThat(liaison.timeline(one.number())).hasSize(before);
    }

    @Test
    void aMomentToComeIsRefusedAsOnThePage() {
        Answer refused = put(
                Case.reported(),
                "received_at",
                Instant.now()
                        .plus(Duration.ofHours(1))
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString(),
                "wrong year");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("detail").asString()).contains("future");
    }

    @Test
    void aMessageThatNothingWaitsForIsRefusedWithWhatIsAwaited() {
        Case one = Case.reported();
        for (String name : new String[] {"M-PROSECUTOR-ACK", "M-NOTHING", "ladder.acknowledged", "M-ALLY-WARNING"}) {
            Answer refused = liaison.post("/api/v1/incidents/" + one.number() + "/messages/" + name, null);
            assertThat(refused.status()).as(refused.text()).isEqualTo(409);
            assertThat(refused.code()).isEqualTo("message-not-awaited");
            assertThat(refused.json().path("detail").asString()).contains("M-PUBLIC-DISCLOSURE", "M-ALLY-UPDATE");
        }
    }

    @Test
    void aPublicDisclosureOpensTheHoldingLine() {
        Case one = Case.reported();
        Answer told = liaison.post("/api/v1/incidents/" + one.number() + "/messages/M-PUBLIC-DISCLOSURE", null);
        assertThat(told.status()).isEqualTo(200);
        assertThat(told.json().path("places").asInt()).isEqualTo(1);
        RunningTocsin.settled();

        assertThat(one.task("T34", "liaison").path("groups").toString()).contains("COMMS", "LEGAL");
        assertThat(one.task("T34", "liaison").path("due").isNull()).isFalse();
        assertThat(one.task("T01", "liaison").path("state").asString()).isEqualTo("OPEN");
        assertThat(liaison.incident(one.number()).path("anchors").has("public_at"))
                .isTrue();
        assertThat(kinds(one)).contains("message-received");
    }

    private Answer put(Case one, String name, String at, String reason) {
        return liaison.put(
                "/api/v1/incidents/" + one.number() + "/anchors/" + name, Map.of("at", at, "reason", reason));
    }

    private List<String> kinds(Case one) {
        return liaison.timeline(one.number()).stream()
                .map(entry -> entry.path("kind").asString())
                .toList();
    }
}
