package io.tocsin.deadline;

import static io.tocsin.deadline.CalendarKind.CALENDAR;
import static io.tocsin.deadline.CalendarKind.WORKDAYS_PT;
import static io.tocsin.deadline.CalendarsFixture.lisbon;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkdaysTest {

    private final Calendars calendars = CalendarsFixture.shipped();

    @Test
    void thirtyWorkingDaysAcrossChristmasSkipWeekendsAndHolidaysWhileOneMonthEndsOnThe22nd() {
        // 23, 24, 28-31 December are 6; 4 to 29 January are 20; 1 to 4 February are 4. The 25th and the 1st are
        // holidays.
        assertThat(calendars.add(lisbon("2026-12-22T15:00"), "P30D", WORKDAYS_PT))
                .isEqualTo(lisbon("2027-02-04T15:00"));
        assertThat(calendars.add(lisbon("2026-12-22T15:00"), "P1M", CALENDAR)).isEqualTo(lisbon("2027-01-22T15:00"));
    }

    @ParameterizedTest(name = "{0} + {1} working days = {2}")
    @CsvSource({
        // The day of the anchor does not count.
        "2026-11-23T09:00, 1,  2026-11-24T09:00",
        "2026-11-23T23:59, 1,  2026-11-24T23:59",
        // Over a weekend, over a holiday, over both.
        "2026-11-27T09:00, 1,  2026-11-30T09:00",
        "2026-11-30T09:00, 1,  2026-12-02T09:00",
        "2026-04-02T09:00, 1,  2026-04-06T09:00",
        // From a day that is not worked, the next working day is the first that counts.
        "2026-11-28T09:00, 1,  2026-11-30T09:00",
        "2026-11-29T09:00, 1,  2026-11-30T09:00",
        "2026-12-01T09:00, 1,  2026-12-02T09:00",
        "2026-12-25T09:00, 2,  2026-12-29T09:00",
        // Over the year's end.
        "2026-12-31T09:00, 1,  2027-01-04T09:00"
    })
    void countsWorkingDaysAtTheSameTimeOfDay(String anchor, int days, String due) {
        assertThat(calendars.add(lisbon(anchor), "P" + days + "D", WORKDAYS_PT)).isEqualTo(lisbon(due));
    }

    @Test
    void theDayOfTheAnchorIsTheDayInLisbon() {
        // 23:30 UTC on Thursday is 00:30 on Friday in Lisbon's summer.
        assertThat(calendars.add(Instant.parse("2026-07-09T23:30:00Z"), "P1D", WORKDAYS_PT))
                .isEqualTo(lisbon("2026-07-13T00:30"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-01",
                "2026-04-03",
                "2026-06-04",
                "2026-06-10",
                "2026-10-05",
                "2026-12-01",
                "2026-12-08",
                "2026-12-25",
                "2027-03-26",
                "2027-05-27",
                "2026-11-28",
                "2026-11-29"
            })
    void holidaysAndWeekendsAreNotWorked(String day) {
        assertThat(calendars.workday(LocalDate.parse(day))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-02", "2026-04-02", "2026-02-17", "2026-06-05", "2026-12-24", "2026-12-31"})
    void otherDaysAreWorked(String day) {
        assertThat(calendars.workday(LocalDate.parse(day))).isTrue();
    }
}
