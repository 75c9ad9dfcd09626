package io.tocsin.tasklist;

import io.tocsin.deadline.Deadline;

/**
 * A clock as pages show it.
 *
 * @param waits what it waits for, null if it runs
 */
record DeadlineLine(Deadline deadline, String label, TimeWords.ClockFace clock, String basis, String waits) {

    static DeadlineLine of(Deadline deadline, TimeWords words) {
        String kind = words.say("kind." + deadline.kind());
        String source = deadline.source() == null ? "" : deadline.source();
        boolean told = source.isBlank() || source.equalsIgnoreCase("policy default");
        return new DeadlineLine(
                deadline,
                words.pick(deadline.label(), deadline.labelPt()),
                words.face(deadline.due(), deadline.anchorAt()),
                told ? kind : kind + " · " + source,
                deadline.state() == Deadline.State.WAITING
                        ? words.say("clock.waits", words.say("anchor." + deadline.anchor()))
                        : null);
    }
}
