package io.tocsin.tasklist;

import io.tocsin.escalation.Escalations;
import java.util.ArrayList;
import java.util.List;

/**
 * A step of a ladder as pages show it.
 *
 * @param answer who answered and when, or how often it is planned; null if nobody answered yet
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
        for (int i = 0; i < planned.size(); i++) {
            Escalations.Planned first = planned.get(i);
            int last = i;
            while (last + 1 < planned.size() && same(first, planned.get(last + 1))) {
                last++;
            }
            lines.add(new LadderLine(
                    null,
                    words.say("rung." + first.rung()),
                    String.join(", ", desk.people(first.to())),
                    words.at(first.at()),
                    last == i
                            ? words.say("ladder.planned")
                            : words.say(
                                    "ladder.repeats",
                                    last - i + 1,
                                    words.at(planned.get(last).at())),
                    true));
            i = last;
        }
        return lines;
    }

    // A row of equal repeats is one piece of news.
    private static boolean same(Escalations.Planned one, Escalations.Planned other) {
        return one.rung() == other.rung() && one.to().equals(other.to());
    }
}
