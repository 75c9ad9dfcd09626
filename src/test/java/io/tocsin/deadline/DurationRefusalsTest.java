package io.tocsin.deadline;

import static io.tocsin.deadline.CalendarsFixture.lisbon;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationRefusalsTest {

    private static final Instant ANCHOR = lisbon("2026-11-23T09:00");

    private final Calendars calendars = CalendarsFixture.shipped();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "P",
                "PT",
                "P1DT",
                "24H",
                "PT-5M",
                "-PT5M",
                "P-1D",
                "PT1.5H",
                "pt1h",
                "PT1H ",
                "P1H",
                "PT1D",
                "P1D1M",
                "P99999Y",
                "P21Y",
                "P241M",
                "P7306D",
                "PT175345H",
                "P9999999D",
                "PT99999999999H",
                "PT0S",
                "P0D",
                "R/PT0S",
                "R1000000/PT1S",
                "2026-13-45",
                "0 0 * * *",
                "${x}",
                "soon"
            })
    void whatIsNoPositiveDurationUpTo20YearsIsRefusedByName(String value) {
        for (CalendarKind calendar : CalendarKind.values()) {
            assertThatThrownBy(() -> calendars.add(ANCHOR, value, calendar))
                    .isInstanceOf(DurationRefused.class)
                    .hasMessageContaining("'" + value + "'");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "P1M, HOURS",
        "P1Y, HOURS",
        "P1MT1H, HOURS",
        "PT24H, CALENDAR",
        "P1DT12H, CALENDAR",
        "PT24H, WORKDAYS_PT",
        "P1M, WORKDAYS_PT",
        "P1W, WORKDAYS_PT",
        "P1DT1H, WORKDAYS_PT"
    })
    void aDurationIsRefusedByACalendarThatCannotCountIt(String value, CalendarKind calendar) {
        assertThatThrownBy(() -> calendars.add(ANCHOR, value, calendar))
                .isInstanceOf(DurationRefused.class)
                .hasMessageContaining("'" + value + "'")
                .hasMessageContaining(calendar.name());
        assertThatThrownBy(() -> calendars.check(value, calendar)).isInstanceOf(DurationRefused.class);
    }

    @ParameterizedTest
    @EnumSource(CalendarKind.class)
    void anAnchorFarOutsideHistoryIsRefused(CalendarKind calendar) {
        for (Instant anchor : new Instant[] {
            Instant.MIN, Instant.MAX, Instant.parse("0000-01-01T00:00:00Z"), Instant.parse("9999-12-31T00:00:00Z")
        }) {
            assertThatThrownBy(() -> calendars.add(anchor, "P1D", calendar)).isInstanceOf(DurationRefused.class);
        }
    }

    @Test
    void nothingIsRefusedOfAnObsoleteAnchor() {
        assertThat(calendars.add(lisbon("1999-12-31T09:00"), "P1D", CalendarKind.CALENDAR))
                .isEqualTo(lisbon("2000-01-01T09:00"));
    }

    @Test
    void twentyYearsAreAccepted() {
        assertThat(calendars.add(ANCHOR, "P20Y", CalendarKind.CALENDAR)).isEqualTo(lisbon("2046-11-23T09:00"));
        assertThat(calendars.add(ANCHOR, "PT175320H", CalendarKind.HOURS)).isAfter(ANCHOR);
    }

    @Test
    void aHugeValueIsShownShort() {
        assertThatThrownBy(() -> calendars.add(ANCHOR, "P" + "1".repeat(100_000) + "D", CalendarKind.HOURS))
                .isInstanceOf(DurationRefused.class)
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(250));
    }
}
