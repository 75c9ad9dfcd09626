package io.tocsin.deadline;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An ISO-8601 duration in whole, positive numbers, not longer than 20 years.
 *
 * @param text as it was written
 * @param period years, months and days (weeks are 7 days)
 * @param time hours, minutes and seconds
 */
record IsoDuration(String text, Period period, Duration time) {

    static final int MOST_YEARS = 20;

    private static final Pattern FORM =
            Pattern.compile("P(?=.)(?:(\\d{1,6})Y)?(?:(\\d{1,6})M)?(?:(\\d{1,6})W)?(?:(\\d{1,6})D)?"
                    + "(?:T(?=.)(?:(\\d{1,9})H)?(?:(\\d{1,9})M)?(?:(\\d{1,9})S)?)?");

    static IsoDuration parse(String text) {
        Matcher match = FORM.matcher(text == null ? "" : text);
        if (!match.matches()) {
            throw new DurationRefused(text, "is not a positive ISO-8601 duration such as PT24H, P30D or P1M");
        }
        Period period =
                Period.of(number(match, 1), number(match, 2), Math.addExact(7 * number(match, 3), number(match, 4)));
        Duration time =
                Duration.ofHours(number(match, 5)).plusMinutes(number(match, 6)).plusSeconds(number(match, 7));
        if (period.isZero() && time.isZero()) {
            throw new DurationRefused(text, "is zero");
        }
        if (LocalDate.EPOCH.plus(period).plusDays(time.toDays()).isAfter(LocalDate.EPOCH.plusYears(MOST_YEARS))) {
            throw new DurationRefused(text, "is longer than " + MOST_YEARS + " years");
        }
        return new IsoDuration(text, period, time);
    }

    /** Days count 24 hours each; months and years have no fixed number of hours. */
    Duration elapsed() {
        if (period.toTotalMonths() != 0) {
            throw new DurationRefused(text, "has months or years, which calendar HOURS cannot count; use CALENDAR");
        }
        return time.plusDays(period.getDays());
    }

    Period dates() {
        if (!time.isZero()) {
            throw new DurationRefused(text, "has hours or minutes, which calendar CALENDAR cannot count; use HOURS");
        }
        return period;
    }

    int workdays() {
        if (!time.isZero() || period.toTotalMonths() != 0 || text.contains("W")) {
            throw new DurationRefused(text, "is not a number of days, the only thing WORKDAYS_PT counts");
        }
        return period.getDays();
    }

    private static int number(Matcher match, int group) {
        return match.group(group) == null ? 0 : Integer.parseInt(match.group(group));
    }
}
