package io.tocsin.escalation;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * One row of decision table D4.
 *
 * @param ackWithin how long an acknowledgement holds at the least
 * @param reminder when the first rung is told: {@code 50%} of the window, {@code due}, or {@code due+PT1H}
 * @param l1 likewise
 * @param l2 likewise
 * @param repeatEvery pause between repeats
 * @param repeatFrom {@code due} or {@code l2}
 * @param repeatCap how many repeats before the duty officer phones
 */
record LadderRule(
        Duration ackWithin,
        String reminder,
        String l1,
        String l2,
        Duration repeatEvery,
        String repeatFrom,
        int repeatCap) {

    static LadderRule of(Map<String, Object> row) {
        return new LadderRule(
                time(row.get("ack_within").toString()),
                row.get("reminder").toString(),
                row.get("l1").toString(),
                row.get("l2").toString(),
                time(row.get("repeat_every").toString()),
                row.get("repeat_from").toString(),
                ((Number) row.get("repeat_cap")).intValue());
    }

    /** A moment of the window from the anchor to the due time. */
    static Instant moment(String expression, Instant anchor, Instant due) {
        if (expression.endsWith("%")) {
            long percent = Long.parseLong(expression.substring(0, expression.length() - 1));
            return anchor.plus(
                    Duration.between(anchor, due).multipliedBy(percent).dividedBy(100));
        }
        if (expression.equals("due")) {
            return due;
        }
        if (expression.startsWith("due+")) {
            return due.plus(time(expression.substring("due+".length())));
        }
        throw new IllegalArgumentException(
                "A ladder's moment is a share such as 50%, due or due+PT1H, not: " + expression);
    }

    /** Hours and days only: a day of a ladder is 24 hours. */
    private static Duration time(String iso) {
        return Duration.parse(iso);
    }
}
