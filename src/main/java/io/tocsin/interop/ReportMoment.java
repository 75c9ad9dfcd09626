package io.tocsin.interop;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.regex.Pattern;

/** A moment out of a report: exact, or not at all. */
final class ReportMoment {

    private static final Pattern WITH_OFFSET = Pattern.compile(".*(Z|[+-]\\d{2}:\\d{2})");

    private ReportMoment() {}

    /** Why a text is no moment: a code for which the pages have words. */
    static final class NoMoment extends Exception {

        private final String code;

        NoMoment(String code) {
            super(code, null, false, false);
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    /** @param zone in which a time without offset is meant */
    static Instant read(String text, ZoneId zone) throws NoMoment {
        if (text.length() > 40) {
            throw new NoMoment("not-a-moment");
        }
        try {
            if (WITH_OFFSET.matcher(text).matches()) {
                return OffsetDateTime.parse(text).toInstant();
            }
            LocalDateTime local = LocalDateTime.parse(text);
            // When clocks go forward an hour does not exist; guessing one would move a legal deadline.
            if (zone.getRules().getValidOffsets(local).isEmpty()) {
                throw new NoMoment("skipped-hour");
            }
            return local.atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw new NoMoment("not-a-moment");
        }
    }
}
