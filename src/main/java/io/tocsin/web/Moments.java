package io.tocsin.web;

import io.tocsin.directory.Person;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Moments as people read them: absolute in the reader's zone and in UTC, and relative in words. Templates use it as
 * {@code @moments}. The methods with one argument take zone and language from the page that is being written.
 */
@Component("moments")
public class Moments {

    private final MessageSource messages;
    private final Clock clock;
    private final SignedIn signedIn;
    private final ZoneId zone;

    Moments(
            MessageSource messages,
            Clock clock,
            SignedIn signedIn,
            @Value("${tocsin.zone:Europe/Lisbon}") ZoneId zone) {
        this.messages = messages;
        this.clock = clock;
        this.signedIn = signedIn;
        this.zone = zone;
    }

    /** "24 Nov 2026, 15:05 CET (14:05 UTC)"; the UTC part has its own date if that differs. */
    public String full(Instant at) {
        return full(at, here(), LocaleContextHolder.getLocale());
    }

    public String full(Instant at, ZoneId zone, Locale locale) {
        ZonedDateTime local = at.atZone(zone);
        String text = date(local, locale) + ", " + time(local) + " " + abbreviation(local);
        if (local.getOffset().equals(ZoneOffset.UTC) && abbreviation(local).equals("UTC")) {
            return text;
        }
        ZonedDateTime utc = at.atZone(ZoneOffset.UTC);
        boolean sameDay = utc.toLocalDate().equals(local.toLocalDate());
        return text + " (" + (sameDay ? "" : date(utc, locale) + ", ") + time(utc) + " UTC)";
    }

    /** "14:05" today, "tomorrow 11:20", "27 Nov 11:20", "3 Jan 2027 11:20". */
    public String brief(Instant at) {
        return brief(at, here(), LocaleContextHolder.getLocale());
    }

    public String brief(Instant at, ZoneId zone, Locale locale) {
        ZonedDateTime local = at.atZone(zone);
        LocalDate today = clock.instant().atZone(zone).toLocalDate();
        long days = ChronoUnit.DAYS.between(today, local.toLocalDate());
        if (days == 0) {
            return time(local);
        }
        if (days == 1 || days == -1) {
            return say(days == 1 ? "moments.tomorrow" : "moments.yesterday", locale, time(local));
        }
        String pattern = local.getYear() == today.getYear() ? "d MMM" : "d MMM uuuu";
        return DateTimeFormatter.ofPattern(pattern, locale).format(local) + " " + time(local);
    }

    /** A limit: "14 min late", "12 min left", "2 d 21 h left", "due now". */
    public String left(Instant due) {
        return left(due, LocaleContextHolder.getLocale());
    }

    public String left(Instant due, Locale locale) {
        Duration rest = Duration.between(clock.instant(), due);
        if (rest.abs().compareTo(Duration.ofMinutes(1)) < 0) {
            return say("moments.due-now", locale);
        }
        return say(rest.isNegative() ? "moments.late" : "moments.left", locale, span(rest.abs(), locale));
    }

    /** A moment: "in 42 min", "3 h 10 min ago", "now". */
    public String relative(Instant at) {
        return relative(at, LocaleContextHolder.getLocale());
    }

    public String relative(Instant at, Locale locale) {
        Duration distance = Duration.between(clock.instant(), at);
        if (distance.abs().compareTo(Duration.ofMinutes(1)) < 0) {
            return say("moments.now", locale);
        }
        return say(distance.isNegative() ? "moments.ago" : "moments.in", locale, span(distance.abs(), locale));
    }

    /** The two largest units: "42 min", "3 h 10 min", "2 d 21 h". */
    public String span(Duration duration, Locale locale) {
        long days = duration.toDays();
        int hours = duration.toHoursPart();
        int minutes = duration.toMinutesPart();
        if (days > 0) {
            return part(days, "d", locale) + (hours > 0 ? " " + part(hours, "h", locale) : "");
        }
        if (hours > 0) {
            return part(hours, "h", locale) + (minutes > 0 ? " " + part(minutes, "min", locale) : "");
        }
        return part(minutes, "min", locale);
    }

    /** For the attribute {@code datetime} of {@code <time>}. */
    public String iso(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** True if the limit has passed. */
    public boolean late(Instant due) {
        return due.isBefore(clock.instant());
    }

    /** "14:18 Lisbon", "14:18 Lisboa", "14:18 UTC". */
    String clock(Instant at, ZoneId zone) {
        String id = zone.getId();
        String city = id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
        String place = messages.getMessage("place." + id, null, city, LocaleContextHolder.getLocale());
        return time(at.atZone(zone)) + " " + place;
    }

    private ZoneId here() {
        return signedIn.person().map(Person::zone).orElse(zone);
    }

    private String part(long amount, String unit, Locale locale) {
        return say("moments.unit." + unit, locale, amount);
    }

    private String say(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    private static String date(ZonedDateTime at, Locale locale) {
        return DateTimeFormatter.ofPattern("d MMM uuuu", locale).format(at);
    }

    private static String time(ZonedDateTime at) {
        return DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(at);
    }

    private static String abbreviation(ZonedDateTime at) {
        return DateTimeFormatter.ofPattern("z", Locale.ENGLISH).format(at);
    }
}
