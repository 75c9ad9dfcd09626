package io.tocsin.deadline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A duration as a model states it: one for all ({@code PT1H}) or by severity ({@code S5=PT1H; S4=PT2H; *=PT6H}, where
 * {@code *} is every severity not named).
 */
public final class DurationSpec {

    private static final List<String> SEVERITIES = List.of("S0", "S1", "S2", "S3", "S4", "S5");
    private static final String OTHERS = "*";

    private final Map<String, String> bySeverity;

    private DurationSpec(Map<String, String> bySeverity) {
        this.bySeverity = Map.copyOf(bySeverity);
    }

    /** @throws DurationRefused if a duration is not one, a severity is unknown, named twice or left without a duration */
    public static DurationSpec parse(String text) {
        if (text == null || text.isBlank()) {
            throw new DurationRefused(text, "is empty");
        }
        Map<String, String> bySeverity = new LinkedHashMap<>();
        if (!text.contains("=")) {
            bySeverity.put(OTHERS, IsoDuration.parse(text.strip()).text());
        } else {
            for (String part : text.strip().replaceFirst(";$", "").split(";", -1)) {
                String[] sides = part.split("=", -1);
                String severity = sides[0].strip();
                if (sides.length != 2 || !(SEVERITIES.contains(severity) || severity.equals(OTHERS))) {
                    throw new DurationRefused(
                            text, "has a part '" + part.strip() + "' that is not like S4=PT2H or *=PT6H");
                }
                if (bySeverity.put(severity, IsoDuration.parse(sides[1].strip()).text()) != null) {
                    throw new DurationRefused(text, "names " + severity + " twice");
                }
            }
        }
        if (!bySeverity.containsKey(OTHERS) && !bySeverity.keySet().containsAll(SEVERITIES)) {
            throw new DurationRefused(text, "leaves a severity without a duration; add *=...");
        }
        return new DurationSpec(bySeverity);
    }

    /**
     * The ISO-8601 duration for a severity {@code S0} to {@code S5}.
     *
     * @throws DurationRefused if the severity is unknown and no duration stands for all others
     */
    public String durationFor(String severity) {
        String duration = bySeverity.getOrDefault(String.valueOf(severity), bySeverity.get(OTHERS));
        if (duration == null) {
            throw new DurationRefused(bySeverity.toString(), "has no part for severity " + severity);
        }
        return duration;
    }
}
