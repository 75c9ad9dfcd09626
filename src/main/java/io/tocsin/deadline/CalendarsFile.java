package io.tocsin.deadline;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** The calendars file as it is written, before anything in it is believed. */
record CalendarsFile(@JsonProperty("workdays-pt") Workdays workdaysPt) {

    record Workdays(List<DatedEntry> fixed, List<EasterEntry> easter, List<DatedEntry> extra) {

        Workdays {
            fixed = fixed == null ? List.of() : fixed;
            easter = easter == null ? List.of() : easter;
            extra = extra == null ? List.of() : extra;
        }
    }

    record DatedEntry(String date, String en, String pt) {}

    record EasterEntry(Integer offset, String en, String pt) {}
}
