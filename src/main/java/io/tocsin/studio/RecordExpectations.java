package io.tocsin.studio;

import io.tocsin.incident.TimelineEntry;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What a scenario says must stand, or must not stand, in the record of the case. */
class RecordExpectations {

    private final List<TimelineEntry> timeline;
    private final Instant start;

    RecordExpectations(List<TimelineEntry> timeline, Instant start) {
        this.timeline = timeline;
        this.start = start;
    }

    /** Every rung of the task's ladders that was told, in order, and no other: {@code REMINDER PT22M30S}. */
    void rungs(String code, List<String> lines, List<String> failures) {
        List<String> wanted = lines.stream()
                .map(line -> line.split(" "))
                .map(words -> words[0] + " " + Scenario.moment(words[1], start))
                .toList();
        List<String> found = timeline.stream()
                .filter(entry -> entry.kind().equals("escalation-raised"))
                .filter(entry -> code.equals(entry.facts().get("code")))
                .map(entry -> entry.facts().get("rung") + " " + entry.at())
                .toList();
        if (!wanted.equals(found)) {
            failures.add("rungs of " + code + " should be " + wanted + " and are " + found);
        }
    }

    /** Each line names who got mails of a task's rung, and may name template (ASK, INFORMED) and how many (1). */
    void mails(List<?> lines, List<String> failures) {
        for (Object line : lines) {
            Map<String, Object> wanted = new LinkedHashMap<>(Scenario.map(line));
            int count = ((Number) Objects.requireNonNullElse(wanted.remove("count"), 1)).intValue();
            long found = entries("mail-queued", wanted).size();
            if (found != count) {
                failures.add("mails " + wanted + " should be " + count + " and are " + found);
            }
        }
    }

    /** Each line names the kind of a timeline entry, and may name actor and any fact. */
    void entry(Map<String, Object> line, boolean should, List<String> failures) {
        Map<String, Object> wanted = new LinkedHashMap<>(line);
        List<TimelineEntry> found = entries(String.valueOf(wanted.remove("kind")), wanted);
        if (found.isEmpty() == should) {
            failures.add(line + (should ? " is not recorded" : " is recorded: " + found));
        }
    }

    private List<TimelineEntry> entries(String kind, Map<String, Object> wanted) {
        return timeline.stream()
                .filter(entry -> entry.kind().equals(kind))
                .filter(entry -> wanted.entrySet().stream()
                        .allMatch(fact -> fact.getKey().equals("actor")
                                ? fact.getValue().equals(entry.actor())
                                : agrees(fact.getValue(), entry.facts().get(fact.getKey()))))
                .toList();
    }

    private boolean agrees(Object wanted, Object found) {
        if (wanted == null || found == null) {
            return wanted == found;
        }
        if (wanted instanceof Collection<?> many) {
            return found instanceof Collection<?> others && Set.copyOf(many).equals(Set.copyOf(others));
        }
        if (found.toString().matches("\\d{4}-\\d\\d-\\d\\dT.*Z")) {
            return Scenario.moment(wanted, start).equals(Instant.parse(found.toString()));
        }
        return wanted.toString().equals(found.toString());
    }
}
