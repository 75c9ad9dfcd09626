package io.tocsin.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tocsin.incident.Report;
import io.tocsin.shared.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportCheckTest {

    private static final Instant NOW = Instant.parse("2026-11-24T14:18:00Z");
    private static final ReportInput GOOD = new ReportInput(
            List.of("ORCON"),
            "TLP:AMBER",
            "PAP:RED",
            "2026-11-24T12:02:00Z",
            "EMBASSY",
            "ALLY-1",
            "2022/CTR/0153",
            List.of("NATO"),
            "true",
            "2026-11-25T12:00:00+01:00",
            "yes",
            "HOG",
            "Documents may be for sale.",
            null);

    private final ReportCheck check = new ReportCheck(Clock.fixed(NOW, ZoneOffset.UTC), ZoneId.of("Europe/Lisbon"));

    @Test
    void aCompleteReportIsRead() {
        assertThat(check.check(GOOD))
                .isEqualTo(new Report(
                        List.of("ORCON"),
                        "TLP:AMBER",
                        "PAP:RED",
                        Instant.parse("2026-11-24T12:02:00Z"),
                        "EMBASSY",
                        "ALLY-1",
                        "2022/CTR/0153",
                        List.of("NATO"),
                        true,
                        Instant.parse("2026-11-25T11:00:00Z"),
                        true,
                        "HOG",
                        "Documents may be for sale.",
                        false));
    }

    @Test
    void aReportIsAnExerciseOnlyWhenItSaysSo() {
        assertThat(check.check(GOOD).exercise()).isFalse();
        assertThat(check.check(with("exercise", "false")).exercise()).isFalse();
        assertThat(check.check(with("exercise", "true")).exercise()).isTrue();
        assertThat(errors(with("exercise", "perhaps"))).containsEntry("exercise", "not-an-option");
    }

    @Test
    void everythingThatIsMissingIsNamedAtOnce() {
        ReportInput empty =
                new ReportInput(null, null, null, null, null, null, null, null, null, null, null, null, null, null);

        assertThat(errors(empty).keySet())
                .containsExactlyInAnyOrder(
                        "tlp", "pap", "receivedAt", "channel", "allyCode", "warningRef", "firstRecipient");
    }

    @Test
    void labelsAreTakenWithAndWithoutTheirPrefix() {
        assertThat(check.check(with("tlp", "AMBER+STRICT")).tlp()).isEqualTo("TLP:AMBER+STRICT");
        assertThat(check.check(with("pap", "green")).pap()).isEqualTo("PAP:GREEN");
        assertThat(errors(with("tlp", "PAP:RED"))).containsEntry("tlp", "not-an-option");
    }

    @Test
    void timesWithoutOffsetAreMeantInTheGivenZone() {
        Report report = check.check(with("receivedAt", "2026-11-24T12:00"), ZoneId.of("Europe/Brussels"));

        assertThat(report.receivedAt()).isEqualTo(Instant.parse("2026-11-24T11:00:00Z"));
    }

    @Test
    void impossibleTimesAreRefused() {
        assertThat(errors(with("receivedAt", "2026-03-29T01:30"))).containsEntry("receivedAt", "skipped-hour");
        assertThat(errors(with("receivedAt", "2026-11-24T14:24:00Z"))).containsEntry("receivedAt", "in-the-future");
        assertThat(errors(with("receivedAt", "1999-12-31T23:59:59Z"))).containsEntry("receivedAt", "too-early");
        assertThat(errors(with("receivedAt", "0000-01-01T00:00:00Z"))).containsEntry("receivedAt", "too-early");
        assertThat(errors(with("receivedAt", "9999-01-01T00:00:00Z"))).containsEntry("receivedAt", "in-the-future");
        assertThat(errors(with("receivedAt", "+292000000-01-01T00:00"))).containsKey("receivedAt");
        assertThat(errors(with("receivedAt", "2026-11-24T14:00:00[../../x]")))
                .containsEntry("receivedAt", "not-a-moment");
        assertThat(errors(with("replyWantedBy", "2026-11-24T12:02:00Z")))
                .containsEntry("replyWantedBy", "not-after-received");
        assertThat(errors(with("replyWantedBy", "9999-01-01T00:00:00Z")))
                .containsEntry("replyWantedBy", "out-of-range");
    }

    @Test
    void clocksMayDifferByFiveMinutes() {
        assertThat(check.check(with("receivedAt", "2026-11-24T14:22:59Z"))).isNotNull();
    }

    @Test
    void textsAreShortAndReadable() {
        assertThat(errors(with("allyCode", "ally one"))).containsEntry("allyCode", "pattern");
        assertThat(errors(with("allyCode", "A".repeat(41)))).containsEntry("allyCode", "too-long");
        assertThat(errors(with("warningRef", "x".repeat(121)))).containsEntry("warningRef", "too-long");
        assertThat(errors(with("summary", "x".repeat(10_000)))).containsEntry("summary", "too-long");
        assertThat(errors(with("summary", "two\nlines"))).containsEntry("summary", "control-characters");
        assertThat(errors(with("warningRef", "a\u0000b"))).containsEntry("warningRef", "control-characters");
    }

    @Test
    void textsThatLookLikeCodeStayTexts() {
        assertThat(check.check(with("summary", "${7*7} <b>{{7*7}}</b>")).summary())
                .isEqualTo("${7*7} <b>{{7*7}}</b>");
    }

    private Map<?, ?> errorsRaw(ReportInput input) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> check.check(input));
        assertThat(refusal).isNotNull();
        assertThat(refusal.code()).isEqualTo("report-invalid");
        return (Map<?, ?>) refusal.details().get("errors");
    }

    @SuppressWarnings("unchecked")
    private Map<String, String> errors(ReportInput input) {
        return (Map<String, String>) errorsRaw(input);
    }

    private static ReportInput with(String field, String value) {
        return new ReportInput(
                GOOD.caveats(),
                field.equals("tlp") ? value : GOOD.tlp(),
                field.equals("pap") ? value : GOOD.pap(),
                field.equals("receivedAt") ? value : GOOD.receivedAt(),
                GOOD.channel(),
                field.equals("allyCode") ? value : GOOD.allyCode(),
                field.equals("warningRef") ? value : GOOD.warningRef(),
                GOOD.marks(),
                GOOD.tearline(),
                field.equals("replyWantedBy") ? value : GOOD.replyWantedBy(),
                GOOD.callBackVerified(),
                GOOD.firstRecipient(),
                field.equals("summary") ? value : GOOD.summary(),
                field.equals("exercise") ? value : GOOD.exercise());
    }
}
