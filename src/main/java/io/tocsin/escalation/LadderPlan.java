package io.tocsin.escalation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** All rungs of one clock with their planned times, lowest first, at least five minutes apart. */
record LadderPlan(List<Step> steps) {

    private static final Duration SMALLEST_STEP = Duration.ofMinutes(5);

    /** @param turn 1 for the first time of a rung, counts up for repeats */
    record Step(Rung rung, int turn, Instant at) {}

    static LadderPlan of(LadderRule rule, Instant anchor, Instant due) {
        List<Step> steps = new ArrayList<>();
        add(steps, Rung.REMINDER, 1, LadderRule.moment(rule.reminder(), anchor, due));
        add(steps, Rung.L1, 1, LadderRule.moment(rule.l1(), anchor, due));
        add(steps, Rung.L2, 1, LadderRule.moment(rule.l2(), anchor, due));
        Instant from = rule.repeatFrom().equals("due") ? due : steps.get(2).at();
        for (int turn = 1; turn <= rule.repeatCap(); turn++) {
            add(steps, Rung.REPEAT, turn, from.plus(rule.repeatEvery().multipliedBy(turn)));
        }
        add(steps, Rung.DUTY, 1, from.plus(rule.repeatEvery().multipliedBy(rule.repeatCap() + 1L)));
        return new LadderPlan(List.copyOf(steps));
    }

    private static void add(List<Step> steps, Rung rung, int turn, Instant at) {
        Instant earliest =
                steps.isEmpty() ? at : steps.get(steps.size() - 1).at().plus(SMALLEST_STEP);
        steps.add(new Step(rung, turn, at.isBefore(earliest) ? earliest : at));
    }

    Step step(int index) {
        return steps.get(index);
    }

    /**
     * When the next step is really told: as planned, but a repeat after a late telling keeps its distance, so that an
     * outage does not end in a burst of repeats.
     */
    Instant nextAt(int told, Instant lastToldAt) {
        Step next = step(told);
        boolean repeats = next.rung() == Rung.REPEAT || next.rung() == Rung.DUTY;
        if (!repeats || lastToldAt == null) {
            return next.at();
        }
        Duration planned = Duration.between(step(told - 1).at(), next.at());
        // From level 2 to the due time can be a day; what is overdue already is repeated at the repeats' own pace.
        Duration pause = planned.compareTo(repeatPause()) < 0 ? planned : repeatPause();
        Instant earliest = lastToldAt.plus(pause);
        return next.at().isBefore(earliest) ? earliest : next.at();
    }

    /** The phone call comes one pause after the last repeat. */
    private Duration repeatPause() {
        return Duration.between(
                step(steps.size() - 2).at(), step(steps.size() - 1).at());
    }
}
