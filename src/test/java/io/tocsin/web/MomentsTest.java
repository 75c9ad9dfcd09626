package io.tocsin.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;

class MomentsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T14:18:00Z");
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
    private static final Locale EN = Locale.ENGLISH;
    private static final Locale PT = Locale.forLanguageTag("pt");

    private final Moments moments =
            new Moments(words(), Clock.fixed(NOW, ZoneOffset.UTC), new SignedIn(new StubDirectory()), LISBON);

    @BeforeEach
    void english() {
        LocaleContextHolder.setLocale(EN);
    }

    @ParameterizedTest
    @CsvSource({
        "-PT14M, 14 min late, 14 min de atraso",
        "-PT3H10M, 3 h 10 min late, 3 h 10 min de atraso",
        "-PT59S, due now, vence agora",
        "PT0S, due now, vence agora",
        "PT59S, due now, vence agora",
        "PT1M, 1 min left, faltam 1 min",
        "PT12M30S, 12 min left, faltam 12 min",
        "PT21H, 21 h left, faltam 21 h",
        "PT69H, 2 d 21 h left, faltam 2 d 21 h",
        "PT69H59M, 2 d 21 h left, faltam 2 d 21 h",
        "P10D, 10 d left, faltam 10 d"
    })
    void limitsAreSaidInWords(Duration distance, String english, String portuguese) {
        assertThat(moments.left(NOW.plus(distance), EN)).isEqualTo(english);
        assertThat(moments.left(NOW.plus(distance), PT)).isEqualTo(portuguese);
    }

    @ParameterizedTest
    @CsvSource({
        "PT42M, in 42 min, dentro de 42 min",
        "-PT42M, 42 min ago, há 42 min",
        "-PT26H, 1 d 2 h ago, há 1 d 2 h",
        "PT30S, now, agora"
    })
    void momentsAreSaidInWords(Duration distance, String english, String portuguese) {
        assertThat(moments.relative(NOW.plus(distance), EN)).isEqualTo(english);
        assertThat(moments.relative(NOW.plus(distance), PT)).isEqualTo(portuguese);
    }

    @Test
    void absoluteTimeNamesItsZoneAndUtc() {
        assertThat(moments.full(NOW, BRUSSELS, EN)).isEqualTo("24 Nov 2026, 15:18 CET (14:18 UTC)");
        assertThat(moments.full(NOW, LISBON, EN)).isEqualTo("24 Nov 2026, 14:18 WET (14:18 UTC)");
        assertThat(moments.full(NOW, ZoneId.of("UTC"), EN)).isEqualTo("24 Nov 2026, 14:18 UTC");
        assertThat(moments.full(NOW, BRUSSELS, PT)).contains("2026, 15:18 CET (14:18 UTC)");
    }

    @Test
    void utcHasItsOwnDateWhenTheDayDiffers() {
        Instant late = Instant.parse("2026-11-24T23:30:00Z");

        assertThat(moments.full(late, BRUSSELS, EN)).isEqualTo("25 Nov 2026, 00:30 CET (24 Nov 2026, 23:30 UTC)");
    }

    @Test
    void bothHoursOfTheAutumnNightAreToldApart() {
        assertThat(moments.full(Instant.parse("2026-10-25T00:30:00Z"), LISBON, EN))
                .contains("01:30 WEST");
        assertThat(moments.full(Instant.parse("2026-10-25T01:30:00Z"), LISBON, EN))
                .contains("01:30 WET");
    }

    @Test
    void briefTimeSaysNoMoreThanNeeded() {
        assertThat(moments.brief(Instant.parse("2026-11-24T14:05:00Z"), LISBON, EN))
                .isEqualTo("14:05");
        assertThat(moments.brief(Instant.parse("2026-11-25T11:20:00Z"), LISBON, EN))
                .isEqualTo("tomorrow 11:20");
        assertThat(moments.brief(Instant.parse("2026-11-23T11:20:00Z"), LISBON, PT))
                .isEqualTo("ontem 11:20");
        assertThat(moments.brief(Instant.parse("2026-11-27T11:20:00Z"), LISBON, EN))
                .isEqualTo("27 Nov 11:20");
        assertThat(moments.brief(Instant.parse("2027-01-03T11:20:00Z"), LISBON, EN))
                .isEqualTo("3 Jan 2027 11:20");
        assertThat(moments.brief(Instant.parse("2026-11-24T23:30:00Z"), BRUSSELS, EN))
                .isEqualTo("tomorrow 00:30");
    }

    @Test
    void readerWhoIsNobodyYetGetsTheZoneOfTheInstallation() {
        assertThat(moments.full(NOW)).isEqualTo("24 Nov 2026, 14:18 WET (14:18 UTC)");
        assertThat(moments.clock(NOW, BRUSSELS)).isEqualTo("15:18 Brussels");
        assertThat(moments.iso(NOW.plusMillis(5))).isEqualTo("2026-11-24T14:18:00Z");
    }

    @Test
    void lateIsAfterTheLimitAndNotAtIt() {
        assertThat(moments.late(NOW)).isFalse();
        assertThat(moments.late(NOW.minusMillis(1))).isTrue();
    }

    private static ResourceBundleMessageSource words() {
        ResourceBundleMessageSource words = new ResourceBundleMessageSource();
        words.setBasename("messages-web");
        words.setDefaultEncoding("UTF-8");
        words.setFallbackToSystemLocale(false);
        return words;
    }
}
