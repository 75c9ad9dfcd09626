package io.tocsin.playbook;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** ISO-8601 times that a timer may wait for. */
final class TimerText {

    private static final Pattern DURATION = Pattern.compile(
            "P(?=.)((\\d{1,9})Y)?((\\d{1,9})M)?((\\d{1,9})D)?" + "(T(?=.)((\\d{1,9})H)?((\\d{1,9})M)?((\\d{1,9})S)?)?");
    private static final Pattern CYCLE = Pattern.compile("R([1-9]\\d{0,3})?/(P.+)");
    private static final long DAY = 86_400;
    // A Gregorian year and month on average: exact enough for a limit of 20 years.
    private static final long YEAR = 31_556_952;
    private static final long MONTH = YEAR / 12;
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private TimerText() {}

    static Optional<String> duration(String value) {
        long seconds = seconds(value);
        return seconds >= 1 && seconds <= 20 * YEAR
                ? Optional.empty()
                : Optional.of("must be an ISO-8601 duration, allowed range PT1S to P20Y");
    }

    static Optional<String> cycle(String value) {
        Matcher cycle = CYCLE.matcher(value);
        long seconds = cycle.matches() ? seconds(cycle.group(2)) : -1;
        return seconds >= 60 && seconds <= 20 * YEAR
                ? Optional.empty()
                : Optional.of("must be R/ and an ISO-8601 period, allowed range R/PT1M to R/P20Y, at most R9999");
    }

    static Optional<String> date(String value) {
        Instant date = instant(value);
        return date != null && !date.isBefore(EARLIEST) && date.isBefore(LATEST)
                ? Optional.empty()
                : Optional.of(
                        "must be an ISO-8601 date and time, allowed range 2000-01-01T00:00:00Z to 2099-12-31T23:59:59Z");
    }

    private static long seconds(String value) {
        Matcher duration = DURATION.matcher(value);
        if (!duration.matches()) {
            return -1;
        }
        return number(duration, 2) * YEAR
                + number(duration, 4) * MONTH
                + number(duration, 6) * DAY
                + number(duration, 9) * 3600
                + number(duration, 11) * 60
                + number(duration, 13);
    }

    private static long number(Matcher duration, int group) {
        return duration.group(group) == null ? 0 : Long.parseLong(duration.group(group));
    }

    private static Instant instant(String value) {
        try {
            boolean zoned = value.endsWith("Z") || value.matches(".*[+-]\\d\\d:\\d\\d");
            return zoned
                    ? OffsetDateTime.parse(value).toInstant()
                    : LocalDateTime.parse(value).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException notADate) {
            return null;
        }
    }
}
