package io.tocsin.tasklist;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;

/** Says times the way a tired person reads them: in the person's zone and language, seen from one moment. */
record TimeWords(MessageSource messages, Locale locale, ZoneId zone, Instant now) {

    private static final Duration SOON = Duration.ofHours(1);
    private static final Pattern SINGLE = Pattern.compile("(PT?)(\\d{1,6})([DWMYH])");

    /** @param tone late, soon, calm or none; decides colour and icon, never the only sign */
    record ClockFace(String tone, String left, String at, String iso, String full) {}

    /** A due time as it stands now; {@code since} is when the wait began, to tell what is soon on a long clock. */
    ClockFace face(Instant due, Instant since) {
        if (due == null) {
            return new ClockFace("none", say("clock.none"), "", "", "");
        }
        Duration left = Duration.between(now, due);
        boolean late = left.isNegative();
        boolean soon = left.compareTo(SOON) <= 0
                || (since != null
                        && since.isBefore(due)
                        && left.multipliedBy(4).compareTo(Duration.between(since, due)) <= 0);
        return new ClockFace(
                late ? "late" : soon ? "soon" : "calm",
                say(late ? "clock.late" : "clock.left", span(left.abs())),
                say(late ? "clock.was-due" : "clock.due", at(due)),
                due.toString(),
                full(due));
    }

    /** Two units at most: {@code 14 min}, {@code 3 h 10 min}, {@code 2 d 21 h}. */
    String span(Duration length) {
        long minutes = Math.max(0, length.toMinutes());
        if (minutes < 1) {
            return say("span.now");
        }
        long days = minutes / 1440;
        long hours = minutes % 1440 / 60;
        long rest = minutes % 60;
        if (days > 0) {
            String whole = say("span.days", days);
            return hours > 0 && days < 10 ? whole + " " + say("span.hours", hours) : whole;
        }
        if (hours > 0) {
            String whole = say("span.hours", hours);
            return rest > 0 ? whole + " " + say("span.minutes", rest) : whole;
        }
        return say("span.minutes", rest);
    }

    /** A duration as models write it, said like {@code 48 h} or {@code 10 working days}; as it stands if it is mixed. */
    String length(String iso, String calendar) {
        Matcher single = SINGLE.matcher(iso);
        if (!single.matches()) {
            return iso;
        }
        String unit = single.group(1).equals("PT") ? single.group(3).toLowerCase(Locale.ROOT) : single.group(3);
        boolean working = unit.equals("D") && calendar != null && calendar.startsWith("WORKDAYS");
        return say("length." + (working ? "working" : unit), Integer.parseInt(single.group(2)));
    }

    /** {@code 14:30} today, {@code tomorrow 11:20}, {@code 28 Nov 11:20}, with the year when it is another one. */
    String at(Instant moment) {
        if (moment == null) {
            return "";
        }
        ZonedDateTime local = moment.atZone(zone);
        LocalDate today = now.atZone(zone).toLocalDate();
        String time = local.format(DateTimeFormatter.ofPattern("HH:mm"));
        LocalDate day = local.toLocalDate();
        if (day.equals(today)) {
            return time;
        }
        if (day.equals(today.plusDays(1))) {
            return say("day.tomorrow", time);
        }
        if (day.equals(today.minusDays(1))) {
            return say("day.yesterday", time);
        }
        return day(day, day.getYear() != today.getYear()) + ", " + time;
    }

    /** Day, time and zone, and UTC beside it, for those who must quote it. */
    String full(Instant moment) {
        ZonedDateTime local = moment.atZone(zone);
        ZonedDateTime utc = moment.atZone(ZoneOffset.UTC);
        String here = day(local.toLocalDate(), true) + ", " + local.format(DateTimeFormatter.ofPattern("HH:mm"));
        String there = local.toLocalDate().equals(utc.toLocalDate())
                ? utc.format(DateTimeFormatter.ofPattern("HH:mm"))
                : day(utc.toLocalDate(), false) + ", " + utc.format(DateTimeFormatter.ofPattern("HH:mm"));
        return here + " " + place() + " (" + there + " UTC)";
    }

    String day(LocalDate day, boolean year) {
        return day.format(DateTimeFormatter.ofPattern(year ? "d MMM yyyy" : "d MMM", locale));
    }

    /** The zone as people say it: {@code Lisbon}, {@code Lisboa}. */
    String place() {
        String id = zone.getId();
        String city = id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
        return messages.getMessage("place." + id, null, city, locale);
    }

    boolean today(Instant moment) {
        return moment.atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate());
    }

    boolean past(Instant moment) {
        return moment != null && moment.isBefore(now);
    }

    boolean portuguese() {
        return locale.getLanguage().equals("pt");
    }

    /** A text of the bundles; its name if there is none, so that a gap is seen and not silent. */
    String say(String key, Object... arguments) {
        return messages.getMessage(key, arguments.length == 0 ? null : arguments, key, locale);
    }

    /** The words of one language out of two. */
    String pick(String english, String portuguese) {
        return portuguese() && portuguese != null && !portuguese.isBlank() ? portuguese : english;
    }
}
