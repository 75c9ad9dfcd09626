package io.tocsin.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an ally tells becomes exactly one case, or a refusal that names the field. */
@ExtendWith(RunningTocsin.class)
class ReportTest {

    private final Program liaison = Program.of("liaison");

    @Test
    void theSameReportAgainAnswersWithTheSameIncident() {
        Map<String, Object> report = Case.report(Map.of());
        Answer first = liaison.post("/api/v1/reports", report);
        Answer again = liaison.post("/api/v1/reports", report);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
        String number = first.json().path("incident").asString();
        assertThat(first.json().path("link").asString())
                .isEqualTo("http://localhost:" + RunningTocsin.port() + "/incidents/" + number);
        assertThat(liaison.incident(number).at("/incident/codename"))
                .isEqualTo(first.json().path("codename"));
    }

    @Test
    void theSameReferenceWithOtherContentIsAConflict() {
        Map<String, Object> report = Case.report(Map.of());
        assertThat(liaison.post("/api/v1/reports", report).status()).isEqualTo(201);
        report.put("tlp", "TLP:RED");
        Answer other = liaison.post("/api/v1/reports", report);

        assertThat(other.status()).isEqualTo(409);
        assertThat(other.code()).isEqualTo("report-differs");
    }

    @Test
    void theSameReferenceOfAnotherAllyIsAnotherCase() {
        Map<String, Object> report = Case.report(Map.of());
        Answer one = liaison.post("/api/v1/reports", report);
        report.put("allyCode", "FR");
        Answer other = liaison.post("/api/v1/reports", report);

        assertThat(other.status()).isEqualTo(201);
        assertThat(other.json().path("incident")).isNotEqualTo(one.json().path("incident"));
    }

    @Test
    void identicalReportsAtTheSameMomentOpenOneCase() {
        Map<String, Object> report = Case.report(Map.of());
        int before = cases();
        List<Answer> answers = AtOnce.times(20, i -> liaison.post("/api/v1/reports", report));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(19);
        assertThat(answers).extracting(Answer::text).containsOnly(answers.get(0).text());
        assertThat(cases()).isEqualTo(before + 1);
    }

    @Test
    void everyMissingFieldIsNamed() {
        Answer empty = liaison.post("/api/v1/reports", Map.of());

        assertThat(empty.status()).isEqualTo(400);
        assertThat(empty.code()).isEqualTo("report-invalid");
        assertThat(empty.json().path("errors").propertyStream())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder(
                        "tlp", "pap", "receivedAt", "channel", "allyCode", "warningRef", "firstRecipient");
    }

    @ParameterizedTest
    @CsvSource({
        "receivedAt, 2026-03-29T01:30:00, skipped-hour",
        "receivedAt, 2016-12-31T23:59:60Z, not-a-moment",
        "receivedAt, 0000-01-01T00:00:00Z, too-early",
        "receivedAt, 9999-12-31T23:59:59Z, in-the-future",
        "receivedAt, +292278994-08-17T07:12:55Z, in-the-future",
        "receivedAt, -292275055-05-16T16:47:04Z, too-early",
        "receivedAt, 2026-02-30T10:00:00Z, not-a-moment",
        "receivedAt, 2026-01-01T10:00:00[../../etc/passwd], not-a-moment",
        "receivedAt, 2026-01-01T10:00:00+99:00, not-a-moment",
        "receivedAt, 1789372800, not-a-moment",
        "replyWantedBy, 9999-12-31T23:59:59Z, out-of-range",
        "replyWantedBy, 2026-03-29T01:30:00, skipped-hour",
        "replyWantedBy, 2001-01-01T00:00:00Z, not-after-received",
        "tlp, TLP:PURPLE, not-an-option",
        "pap, ${7*7}, not-an-option",
        "allyCode, US<b>, pattern",
        "firstRecipient, NOBODY, not-an-option"
    })
    void whatCannotBeIsNamedByItsField(String field, String value, String code) {
        Answer refused = liaison.post("/api/v1/reports", Case.report(Map.of(field, value)));

        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.json().path("errors").propertyStream())
                .extracting(Map.Entry::getKey, error -> error.getValue().asString())
                .containsExactly(org.assertj.core.groups.Tuple.tuple(field, code));
    }

    /** A warning that lay on a desk is recorded all the same; its clocks have then run out and ring at once. */
    @Test
    void aWarningOfLastYearIsTakenAndItsFirstTaskIsBornOverdue() {
        Case old = Case.reported(Map.of("receivedAt", "2025-01-01T10:00:00Z"));

        assertThat(Instant.parse(old.task("T01", "liaison").path("due").asString()))
                .isEqualTo("2025-01-01T10:30:00Z");
    }

    @Test
    void onlyIntakeGroupsReport() {
        Answer refused = Program.of("comms").post("/api/v1/reports", Case.report(Map.of()));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("not-an-intake-group");
    }

    /** Sending a known reference must not be a way to learn about a case. */
    @Test
    void whoMayNotSeeTheCaseDoesNotLearnItsNumberByReportingItAgain() {
        Map<String, Object> report = Case.report(Map.of());
        Answer first = liaison.post("/api/v1/reports", report);
        Answer known = Program.of("csirt").post("/api/v1/reports", report);
        Map<String, Object> guessed = new HashMap<>(report);
        guessed.put("channel", "OTHER");
        Answer differs = Program.of("csirt").post("/api/v1/reports", guessed);

        assertThat(known.status()).isEqualTo(409);
        assertThat(known.text())
                .doesNotContain(
                        first.json().path("incident").asString(),
                        first.json().path("codename").asString());
        assertThat(differs.status()).isEqualTo(409);
        assertThat(differs.text())
                .doesNotContain(
                        first.json().path("incident").asString(),
                        first.json().path("codename").asString());
    }

    private int cases() {
        return liaison.get("/api/v1/incidents?limit=200")
                .json()
                .path("incidents")
                .size();
    }
}
