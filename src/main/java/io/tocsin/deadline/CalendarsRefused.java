package io.tocsin.deadline;

import io.tocsin.shared.Refusal;

/** The calendars file breaks a rule; the message is one line that names the file, the entry and what is wrong. */
public class CalendarsRefused extends Refusal {

    CalendarsRefused(String line) {
        super(Kind.RULE_BROKEN, "calendars-refused", line.replaceAll("\\R", " "));
    }
}
