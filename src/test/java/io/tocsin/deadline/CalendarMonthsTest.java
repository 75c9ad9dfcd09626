package io.tocsin.deadline;

import static io.tocsin.deadline.CalendarKind.CALENDAR;
import static io.tocsin.deadline.CalendarsFixture.lisbon;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarMonthsTest {

    private final Calendars calendars = CalendarsFixture.shipped();

    @ParameterizedTest(name = "{0} + {1} = {2}")
    @CsvSource({
        "2026-01-31T10:00, P1M,    2026-02-28T10:00",
        "2028-01-31T10:00, P1M,    2028-02-29T10:00",
        "2026-03-31T10:00, P1M,    2026-04-30T10:00",
        "2028-02-29T10:00, P1Y,    2029-02-28T10:00",
        "2028-02-29T10:00, P4Y,    2032-02-29T10:00",
        "2028-02-28T10:00, P1D,    2028-02-29T10:00",
        "2027-02-28T10:00, P1D,    2027-03-01T10:00",
        "2026-12-31T23:59, P1D,    2027-01-01T23:59",
        "2026-12-22T15:00, P1M,    2027-01-22T15:00",
        "2026-11-30T10:00, P3M,    2027-02-28T10:00",
        "2026-12-25T10:00, P1W,    2027-01-01T10:00",
        "2026-01-31T10:00, P1M1D,  2026-03-01T10:00",
        "2026-01-31T10:00, P1Y1M,  2027-02-28T10:00",
        "2026-06-15T10:00, P90D,   2026-09-13T10:00"
    })
    void countsOnTheCalendarAtTheSameTimeOfDay(String anchor, String duration, String due) {
        assertThat(calendars.add(lisbon(anchor), duration, CALENDAR)).isEqualTo(lisbon(due));
    }
}
