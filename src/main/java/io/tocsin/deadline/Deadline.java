package io.tocsin.deadline;

import java.time.Instant;

/**
 * One clock on one task.
 *
 * @param task id of the human task
 * @param code the task's code
 * @param label English words for what is due; {@code labelPt} Portuguese
 * @param anchor name of the moment it counts from
 * @param anchorAt that moment, null while it is not known
 * @param duration ISO-8601 as it applied when it was computed
 * @param calendar HOURS, CALENDAR or WORKDAYS_PT
 * @param kind STATUTORY climbs before the due time, POLICY at it
 * @param source legal source, or that it is a policy default
 * @param due null while the anchor is not known
 */
public record Deadline(
        String id,
        String incident,
        String task,
        String code,
        String label,
        String labelPt,
        String anchor,
        Instant anchorAt,
        String duration,
        CalendarKind calendar,
        Kind kind,
        String source,
        Instant due,
        State state,
        Instant endedAt) {

    public enum Kind {
        STATUTORY,
        POLICY
    }

    public enum State {
        /** The moment it counts from is not known yet. */
        WAITING,
        RUNNING,
        /** The task was completed; in time or late is told by the times. */
        ENDED,
        /** The task was taken away. */
        DROPPED
    }

    public boolean live() {
        return state == State.WAITING || state == State.RUNNING;
    }
}
