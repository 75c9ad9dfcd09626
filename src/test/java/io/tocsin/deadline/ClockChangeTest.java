package io.tocsin.deadline;

import static io.tocsin.deadline.CalendarKind.CALENDAR;
import static io.tocsin.deadline.CalendarKind.HOURS;
import static io.tocsin.deadline.CalendarKind.WORKDAYS_PT;
import static io.tocsin.deadline.CalendarsFixture.lisbon;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Nights in which Lisbon changes its clocks: 29 March 2026 (one hour less), 25 October 2026 (one hour more). */
class ClockChangeTest {

    private final Calendars calendars = CalendarsFixture.shipped();

    @Test
    void twentyFourHoursStayTwentyFourHoursInSpring() {
        Instant anchor = lisbon("2026-03-28T22:00");
        Instant due = calendars.add(anchor, "PT24H", HOURS);
        assertThat(Duration.between(anchor, due)).isEqualTo(Duration.ofHours(24));
        assertThat(due).isEqualTo(lisbon("2026-03-29T23:00"));
    }

    @Test
    void twentyFourHoursStayTwentyFourHoursInAutumn() {
        Instant anchor = lisbon("2026-10-24T22:00");
        Instant due = calendars.add(anchor, "PT24H", HOURS);
        assertThat(Duration.between(anchor, due)).isEqualTo(Duration.ofHours(24));
        assertThat(due).isEqualTo(lisbon("2026-10-25T21:00"));
    }

    @Test
    void daysCountedInHoursStayTwentyFourHoursEach() {
        Instant anchor = lisbon("2026-10-23T10:00");
        assertThat(Duration.between(anchor, calendars.add(anchor, "P3D", HOURS)))
                .isEqualTo(Duration.ofHours(72));
        assertThat(Duration.between(anchor, calendars.add(anchor, "P1W", HOURS)))
                .isEqualTo(Duration.ofHours(168));
        assertThat(Duration.between(anchor, calendars.add(anchor, "P1DT12H", HOURS)))
                .isEqualTo(Duration.ofHours(36));
    }

    @Test
    void aCalendarDayKeepsTheTimeOnTheClock() {
        assertThat(calendars.add(lisbon("2026-03-28T22:00"), "P1D", CALENDAR)).isEqualTo(lisbon("2026-03-29T22:00"));
        assertThat(calendars.add(lisbon("2026-10-24T22:00"), "P1D", CALENDAR)).isEqualTo(lisbon("2026-10-25T22:00"));
    }

    @Test
    void workingDaysKeepTheTimeOnTheClock() {
        assertThat(calendars.add(lisbon("2026-03-27T22:00"), "P1D", WORKDAYS_PT))
                .isEqualTo(lisbon("2026-03-30T22:00"));
        assertThat(calendars.add(lisbon("2026-10-23T22:00"), "P1D", WORKDAYS_PT))
                .isEqualTo(lisbon("2026-10-26T22:00"));
    }

    @Test
    void aTimeThatTheNightSkipsMovesForwardByTheGap() {
        assertThat(calendars.add(lisbon("2026-03-28T01:30"), "P1D", CALENDAR))
                .isEqualTo(lisbon("2026-03-29T02:30"))
                .isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
    }

    @Test
    void ofATimeThatHappensTwiceTheFirstIsMeant() {
        assertThat(calendars.add(lisbon("2026-10-24T01:30"), "P1D", CALENDAR))
                .isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
    }
}
