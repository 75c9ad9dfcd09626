package io.tocsin.studio;

import io.tocsin.deadline.Deadline;
import io.tocsin.escalation.Escalations.Planned;
import io.tocsin.escalation.Escalations.Raised;
import io.tocsin.incident.TimelineEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Holds what was told against what the ladders planned: every rung that has come was told once and at its time, and every
 * mail stands behind a rung.
 */
class LadderAudit {

    private final StageView stage;
    private final String incident;
    private final Instant now;

    LadderAudit(StageView stage, String incident, Instant now) {
        this.stage = stage;
        this.incident = incident;
        this.now = now;
    }

    void check(List<String> failures) {
        List<Raised> raised = stage.raised(incident);
        for (Raised row : raised) {
            if (!row.raisedAt().equals(row.scheduled())) {
                failures.add(row.code() + " " + row.rung() + " " + row.turn() + " was told at " + row.raisedAt()
                        + " instead of " + row.scheduled());
            }
        }
        for (Deadline deadline : stage.deadlines(incident)) {
            for (Planned planned : stage.planned(deadline.task())) {
                if (planned.deadline().equals(deadline.id()) && !planned.at().isAfter(now)) {
                    failures.add(deadline.code() + " " + planned.rung() + " was due at " + planned.at()
                            + " and was not told");
                }
            }
        }
        mails(raised, failures);
    }

    private void mails(List<Raised> raised, List<String> failures) {
        Map<String, Integer> wanted = new TreeMap<>();
        raised.forEach(
                row -> wanted.merge(row.id(), row.to().size() + row.informed().size(), Integer::sum));
        Map<String, Integer> found = new TreeMap<>();
        for (TimelineEntry entry : stage.timeline(incident)) {
            if (entry.kind().equals("mail-queued") || entry.kind().equals("recipient-passed-over")) {
                found.merge(String.valueOf(entry.facts().get("escalation")), 1, Integer::sum);
            }
        }
        wanted.values().removeIf(count -> count == 0);
        if (!wanted.equals(found)) {
            failures.add("mails do not match the rungs: "
                    + found.values().stream().mapToInt(i -> i).sum()
                    + " mails or passed-over people for "
                    + wanted.values().stream().mapToInt(i -> i).sum()
                    + " people told");
        }
    }
}
