package io.tocsin.deadline;

import static io.tocsin.deadline.CalendarKind.CALENDAR;
import static io.tocsin.deadline.CalendarKind.HOURS;
import static io.tocsin.deadline.CalendarKind.WORKDAYS_PT;
import static io.tocsin.deadline.CalendarsFixture.LISBON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What must hold for any anchor; the seed is fixed so that a failure comes back. */
class CalendarPropertiesTest {

    private static final int TRIALS = 20_000;

    private final Calendars calendars = CalendarsFixture.shipped();
    private final Random random = new Random(20220913);

    @Test
    void hoursAreElapsedTimeFromEveryAnchor() {
        for (int i = 0; i < TRIALS; i++) {
            Instant anchor = anchor();
            int hours = 1 + random.nextInt(2_000);
            assertThat(calendars.add(anchor, "PT" + hours + "H", HOURS))
                    .isEqualTo(anchor.plus(Duration.ofHours(hours)));
        }
    }

    @Test
    void workingDaysEndOnAWorkingDayAndPassExactlyThatMany() {
        for (int i = 0; i < TRIALS; i++) {
            Instant anchor = anchor();
            int days = 1 + random.nextInt(40);
            LocalDate start = day(anchor);
            LocalDate end = day(calendars.add(anchor, "P" + days + "D", WORKDAYS_PT));
            assertThat(calendars.workday(end)).as("%s + %d", anchor, days).isTrue();
            assertThat(start.plusDays(1)
                            .datesUntil(end.plusDays(1))
                            .filter(calendars::workday)
                            .count())
                    .as("%s + %d", anchor, days)
                    .isEqualTo(days);
        }
    }

    @Test
    void aLaterAnchorNeverHasAnEarlierDueDay() {
        for (int i = 0; i < TRIALS; i++) {
            Instant anchor = anchor();
            Instant later = anchor.plusSeconds(random.nextInt(40 * 86_400));
            for (CalendarKind calendar : CalendarKind.values()) {
                String duration = "P" + (1 + random.nextInt(60)) + "D";
                assertThat(day(calendars.add(later, duration, calendar)))
                        .as("%s, %s + %s %s", anchor, later, duration, calendar)
                        .isAfterOrEqualTo(day(calendars.add(anchor, duration, calendar)));
            }
            String months = "P" + (1 + random.nextInt(24)) + "M";
            assertThat(day(calendars.add(later, months, CALENDAR)))
                    .isAfterOrEqualTo(day(calendars.add(anchor, months, CALENDAR)));
        }
    }

    @Test
    void theDueTimeIsAlwaysAfterTheAnchor() {
        for (int i = 0; i < TRIALS; i++) {
            Instant anchor = anchor();
            for (CalendarKind calendar : CalendarKind.values()) {
                assertThat(calendars.add(anchor, "P1D", calendar)).isAfter(anchor);
            }
        }
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, LISBON);
    }

    /** Any second from 2020 to 2039. */
    private Instant anchor() {
        return Instant.parse("2020-01-01T00:00:00Z").plusSeconds(random.nextLong(20L * 365 * 86_400));
    }
}
