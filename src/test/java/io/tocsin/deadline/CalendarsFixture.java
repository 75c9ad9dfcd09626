package io.tocsin.deadline;

import io.tocsin.shared.ZoneSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** The shipped calendars, in Lisbon. */
final class CalendarsFixture {

    static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");

    private CalendarsFixture() {}

    static Calendars shipped() {
        return of(Path.of(System.getProperty("tocsin.basedir"), "config", "calendars.yml"));
    }

    static Calendars of(Path file) {
        return new Calendars(new ZoneSettings(LISBON), new DeadlineSettings(file));
    }

    /** A local time in Lisbon such as {@code 2026-12-22T15:00}; of a time that happens twice, the first. */
    static Instant lisbon(String local) {
        return LocalDateTime.parse(local).atZone(LISBON).toInstant();
    }
}
