package io.tocsin.deadline;

import io.tocsin.deadline.CalendarsFile.DatedEntry;
import io.tocsin.deadline.CalendarsFile.EasterEntry;
import io.tocsin.shared.StrictYaml;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Which days are not working days in Portugal: weekends, and the holidays of the calendars file. */
final class Holidays {

    private static final int FARTHEST_FROM_EASTER = 100;

    private final Set<MonthDay> fixed = new HashSet<>();
    private final Set<Integer> fromEaster = new HashSet<>();
    private final Set<LocalDate> extra = new HashSet<>();
    private final Map<Integer, Set<LocalDate>> byYear = new ConcurrentHashMap<>();
    private final Path file;

    private Holidays(Path file) {
        this.file = file;
    }

    static Holidays read(Path file) {
        CalendarsFile written = StrictYaml.read(file, CalendarsFile.class, CalendarsRefused::new);
        Holidays holidays = new Holidays(file);
        holidays.require(written.workdaysPt() != null, "workdays-pt", "is missing");
        written.workdaysPt().fixed().forEach(holidays::addFixed);
        written.workdaysPt().easter().forEach(holidays::addFromEaster);
        written.workdaysPt().extra().forEach(holidays::addExtra);
        holidays.require(!holidays.fixed.isEmpty(), "workdays-pt", "has no fixed holiday");
        return holidays;
    }

    boolean workday(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !byYear.computeIfAbsent(day.getYear(), this::holidaysOf).contains(day);
    }

    private Set<LocalDate> holidaysOf(int year) {
        Set<LocalDate> days = new HashSet<>(extra);
        fixed.stream().filter(day -> day.isValidYear(year)).forEach(day -> days.add(day.atYear(year)));
        fromEaster.forEach(offset -> days.add(Easter.sunday(year).plusDays(offset)));
        return days;
    }

    private void addFixed(DatedEntry entry) {
        MonthDay day = date("fixed", entry, text -> MonthDay.parse("--" + text), "month and day such as 12-25");
        require(fixed.add(day), "fixed " + entry.date(), "stands twice");
    }

    private void addExtra(DatedEntry entry) {
        LocalDate day = date("extra", entry, LocalDate::parse, "a date such as 2027-02-09");
        require(extra.add(day), "extra " + entry.date(), "stands twice");
    }

    private void addFromEaster(EasterEntry entry) {
        require(entry != null && entry.offset() != null, "easter", "an entry has no offset");
        String name = "easter " + entry.offset();
        require(Math.abs(entry.offset()) <= FARTHEST_FROM_EASTER, name, "is more than 100 days from Easter");
        require(named(entry.en(), entry.pt()), name, "needs a name in both en and pt");
        require(fromEaster.add(entry.offset()), name, "stands twice");
    }

    private <T> T date(String list, DatedEntry entry, Function<String, T> parser, String form) {
        require(entry != null && entry.date() != null, list, "an entry has no date");
        String name = list + " " + entry.date();
        require(named(entry.en(), entry.pt()), name, "needs a name in both en and pt");
        try {
            return parser.apply(entry.date());
        } catch (DateTimeException e) {
            throw new CalendarsRefused(file + ": " + name + ": is not " + form);
        }
    }

    private static boolean named(String en, String pt) {
        return en != null && !en.isBlank() && pt != null && !pt.isBlank();
    }

    private void require(boolean kept, String entry, String rule) {
        if (!kept) {
            throw new CalendarsRefused(file + ": " + entry + ": " + rule);
        }
    }
}
