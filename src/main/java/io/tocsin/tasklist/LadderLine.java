package io.tocsin.tasklist;

import io.tocsin.escalation.Escalations;
import java.util.ArrayList;
import java.util.List;

/**
 * A step of a ladder as pages show it.
 *
 * @param answer who answered and when; null if nobody did yet or it is still to come
 * @param planned true for a step to come
 */
record LadderLine(String id, String rung, String to, String at, String answer, boolean planned) {

    static List<LadderLine> of(
            List<Escalations.Raised> raised, List<Escalations.Planned> planned, Desk desk, TimeWords words) {
        List<LadderLine> lines = new ArrayList<>();
        for (Escalations.Raised step : raised) {
            lines.add(new LadderLine(
                    step.id(),
                    words.say("rung." + step.rung()),
                    String.join(", ", desk.people(step.to())),
                    words.at(step.raisedAt()),
                    step.acknowledgedBy() == null
                            ? null
                            : words.say(
                                    "ladder.answered",
                                    desk.person(step.acknowledgedBy()),
                                    words.at(step.acknowledgedAt())),
                    false));
        }
        for (Escalations.Planned step : planned) {
            lines.add(new LadderLine(
                    null,
                    words.say("rung." + step.rung()),
                    String.join(", ", desk.people(step.to())),
                    words.at(step.at()),
                    null,
                    true));
        }
        return lines;
    }
}
