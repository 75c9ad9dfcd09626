package io.tocsin.studio;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What somebody of the cast answers: the usual answers, changed by the step, with moments counted from now. */
final class Answers {

    private Answers() {}

    static Map<String, Object> of(Scenario scenario, String code, Map<String, Object> step, Instant now) {
        Map<String, Object> answers = new LinkedHashMap<>(scenario.answers().getOrDefault(code, Map.of()));
        answers.putAll(Scenario.map(step.get("with")));
        answers.values().removeIf(Objects::isNull);
        return moments(scenario, answers, now);
    }

    /** {@code now-PT5M} and {@code start+PT2H} in answers become moments, {@code today+P30D} a date. */
    static Map<String, Object> moments(Scenario scenario, Map<String, Object> answers, Instant now) {
        Map<String, Object> real = new LinkedHashMap<>();
        answers.forEach((name, value) -> real.put(name, moment(scenario, value, now)));
        return real;
    }

    private static Object moment(Scenario scenario, Object value, Instant now) {
        if ("now".equals(value)) {
            return now.toString();
        }
        if (value instanceof String text && text.startsWith("now+")) {
            return now.plus(Duration.parse(text.substring(4))).toString();
        }
        if (value instanceof String text && text.startsWith("now-")) {
            return now.minus(Duration.parse(text.substring(4))).toString();
        }
        if (value instanceof String text && text.startsWith("today+")) {
            return now.plus(Duration.parse(text.substring(6)))
                    .atZone(ZoneOffset.UTC)
                    .toLocalDate()
                    .toString();
        }
        if (value instanceof String text && text.startsWith("start-")) {
            return scenario.start().minus(Duration.parse(text.substring(6))).toString();
        }
        if (value instanceof String text && text.startsWith("start+")) {
            return scenario.start().plus(Duration.parse(text.substring(6))).toString();
        }
        return value;
    }
}
