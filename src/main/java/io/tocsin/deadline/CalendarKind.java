package io.tocsin.deadline;

/** How a duration is counted. */
public enum CalendarKind {
    /** Hours run through nights, weekends, holidays and clock changes. */
    HOURS,
    /** Days, weeks and months on the calendar of the installation's zone, same local time of day. */
    CALENDAR,
    /** Days from Monday to Friday that are not Portuguese holidays; the day of the anchor does not count. */
    WORKDAYS_PT
}
