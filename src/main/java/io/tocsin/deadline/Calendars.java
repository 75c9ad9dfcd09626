package io.tocsin.deadline;

import io.tocsin.shared.ZoneSettings;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.springframework.stereotype.Component;

/**
 * Counts from an anchor to a due time. Local days are those of {@code tocsin.zone}.
 *
 * <ul>
 *   <li>{@code HOURS}: elapsed time. A day is 24 hours, a week 168, through nights, weekends and clock changes.
 *   <li>{@code CALENDAR}: years and months first, then weeks and days, at the anchor's local time of day. A day that the
 *       month does not have becomes its last day (31 January and one month: 28 or 29 February).
 *   <li>{@code WORKDAYS_PT}: whole days. The day of the anchor does not count; the first counted day is the next working
 *       day, whether or not the anchor's own day is one. Due on the last counted day at the anchor's local time of day.
 * </ul>
 *
 * A local time that a clock change skips moves forward by the length of the gap (01:30 becomes 02:30); of a local time
 * that happens twice the first is meant, so that a deadline never comes later than a reader of the clock expects.
 *
 * <p>Regulation (EEC, Euratom) 1182/71 art. 3 would let a period of days end with the last hour of its last day and, if
 * that is a holiday, with the next working day. Whether it governs a given duty was not verified; counting to the
 * anchor's time of day is never later than that reading.
 */
@Component
public class Calendars {

    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private final ZoneId zone;
    private final Holidays holidays;

    Calendars(ZoneSettings zone, DeadlineSettings settings) {
        this.zone = zone.zone();
        this.holidays = Holidays.read(settings.calendarsFile());
    }

    /**
     * The due time.
     *
     * @param anchor between the years 1970 and 2199
     * @param isoDuration positive, whole numbers, at most 20 years; hours only with HOURS, months and years only with
     *     CALENDAR, nothing but days with WORKDAYS_PT
     * @throws DurationRefused if the duration or the anchor is outside these limits
     */
    public Instant add(Instant anchor, String isoDuration, CalendarKind calendar) {
        IsoDuration duration = IsoDuration.parse(isoDuration);
        if (anchor.isBefore(EARLIEST) || !anchor.isBefore(LATEST)) {
            throw new DurationRefused(isoDuration, "cannot be counted from " + anchor);
        }
        return switch (calendar) {
            case HOURS -> anchor.plus(duration.elapsed());
            case CALENDAR -> instant(local(anchor).plus(duration.dates()));
            case WORKDAYS_PT -> instant(workdaysAfter(local(anchor), duration.workdays()));
        };
    }

    /** Refuses a duration that this calendar cannot count, without counting it. */
    public void check(String isoDuration, CalendarKind calendar) {
        add(EARLIEST, isoDuration, calendar);
    }

    /** True from Monday to Friday unless the day is a holiday of the calendars file. */
    public boolean workday(LocalDate day) {
        return holidays.workday(day);
    }

    private LocalDateTime workdaysAfter(LocalDateTime anchor, int days) {
        LocalDateTime day = anchor;
        for (int counted = 0; counted < days; ) {
            day = day.plusDays(1);
            if (workday(day.toLocalDate())) {
                counted++;
            }
        }
        return day;
    }

    private LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, zone);
    }

    private Instant instant(LocalDateTime local) {
        return ZonedDateTime.ofLocal(local, zone, null).toInstant();
    }
}
