package io.tocsin.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.incident.TimelineEntry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

class TimelineLineTest {

    private static final Instant NOW = Instant.parse("2026-11-24T14:18:00Z");

    @Test
    void aCorrectionNamesBothTimesAndTheReason() {
        TimelineLine line = line(
                Locale.ENGLISH,
                "anchor-set",
                Map.of(
                        "name", "received_at",
                        "value", "2026-11-24T12:02:00Z",
                        "previous", "2026-11-24T12:09:00Z",
                        "reason", "The log says so."));

        assertThat(line.what()).isEqualTo("Warning received corrected to 12:02");
        assertThat(line.more()).isEqualTo("from 12:09 by ana: The log says so.");
    }

    @Test
    void aMissedDeadlineIsToldAsLate() {
        TimelineLine line = line(
                Locale.forLanguageTag("pt"), "deadline-ended", Map.of("label", "X", "met", false, "lateSeconds", 840));

        assertThat(line.tone()).isEqualTo("late");
        assertThat(line.more()).contains("14 min depois da hora");
    }

    @Test
    void aClockIsToldInWordsAndOneWithoutItsMomentWaits() {
        Map<String, Object> clock = new HashMap<>(Map.of(
                "label",
                "Breach",
                "anchor",
                "received_at",
                "duration",
                "P10D",
                "calendar",
                "WORKDAYS_PT",
                "source",
                "policy default",
                "due",
                "2026-11-24T15:00:00Z"));

        assertThat(line(Locale.ENGLISH, "deadline-set", clock).more())
                .isEqualTo("due 15:00, 10 working days from: Warning received.");
        clock.put("due", null);
        clock.put("duration", "PT48H");
        assertThat(line(Locale.ENGLISH, "deadline-set", clock).what()).isEqualTo("Clock waits: Breach");
        assertThat(line(Locale.forLanguageTag("pt"), "deadline-set", clock).more())
                .startsWith("48 h desde");
    }

    @Test
    void slotsInsideValuesAreNotFilledAgain() {
        TimelineLine line = line(Locale.ENGLISH, "case-noted", Map.of("text", "{actor} ${7*7} $1 \\"));

        assertThat(line.more()).isEqualTo("{actor} ${7*7} $1 \\");
    }

    @Test
    void anUnknownKindIsStillShown() {
        assertThat(line(Locale.ENGLISH, "some-news", Map.of("code", "T06")).what())
                .isEqualTo("Some news");
    }

    private static TimelineLine line(Locale locale, String kind, Map<String, Object> facts) {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        TimeWords words = new TimeWords(messages, locale, ZoneId.of("Europe/Lisbon"), NOW);
        Desk desk = new Desk(new NobodyDirectory(), messages, Clock.fixed(NOW, ZoneOffset.UTC));
        return TimelineLine.of(
                new TimelineEntry(1, NOW, NOW, kind, "ana", new HashMap<>(facts)), Map.of(), desk, words);
    }
}
