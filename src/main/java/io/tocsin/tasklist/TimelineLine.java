package io.tocsin.tasklist;

import io.tocsin.incident.TimelineEntry;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One thing that happened, as a sentence: what, and then the circumstances.
 *
 * @param tone late, ok or empty
 * @param detail true for bookkeeping that the page shows only when asked
 */
record TimelineLine(
        int seq, String at, String iso, String full, String what, String more, String tone, boolean detail) {

    private static final Pattern SLOT = Pattern.compile("\\{([A-Za-z]+)}");
    private static final Pattern RATED = Pattern.compile("decision table severity, row (.{1,40})");
    private static final Set<String> DETAIL =
            Set.of("deadline-set", "deadline-moved", "ladder-ended", "task-offered", "task-released", "mail-queued");
    private static final Set<String> LATE =
            Set.of("escalation-raised", "climbing-resumed", "mail-failed", "recipient-passed-over");
    private static final Set<String> GOOD = Set.of("task-completed", "escalation-acknowledged", "severity-changed");
    private static final Set<String> MOMENTS =
            Set.of("due", "previousDue", "resumesAt", "value", "scheduled", "receivedAt", "anchorAt");
    private static final Set<String> PEOPLE = Set.of("person", "forPerson", "to", "informed");
    private static final Set<String> WORDED =
            Set.of("rung", "why", "status", "message", "channel", "name", "firstRecipient", "level", "anchor");

    /** @param names names of tasks and clocks in the reader's language, by id */
    static TimelineLine of(TimelineEntry entry, Map<String, String> names, Desk desk, TimeWords words) {
        Map<String, String> said = said(entry, names, desk, words);
        String sentence = words.say("event." + key(entry));
        if (sentence.startsWith("event.")) {
            sentence = plain(entry.kind()) + " | {code}";
        }
        String[] halves = sentence.split("\\|", 2);
        return new TimelineLine(
                entry.seq(),
                words.at(entry.at()),
                entry.at().toString(),
                words.full(entry.at()),
                fill(halves[0], said),
                halves.length < 2 ? "" : fill(halves[1], said),
                tone(entry),
                DETAIL.contains(entry.kind()));
    }

    // The first time and the correction, in time and late, are different news under one kind.
    private static String key(TimelineEntry entry) {
        Map<String, Object> facts = entry.facts();
        return switch (entry.kind()) {
            case "anchor-set" -> facts.get("previous") == null ? "anchor-set" : "anchor-corrected";
            case "member-admitted" -> facts.get("person") instanceof Collection<?> ? "members-admitted" : entry.kind();
            case "deadline-set" -> facts.get("due") == null ? "deadline-waiting" : "deadline-set";
            case "deadline-ended" -> Boolean.TRUE.equals(facts.get("met")) ? "deadline-met" : "deadline-missed";
            case "escalation-acknowledged" ->
                facts.get("forPerson") == null || facts.get("forPerson").equals(facts.get("person"))
                        ? "escalation-acknowledged"
                        : "escalation-acknowledged-for";
            case "escalation-raised" ->
                "REMINDER".equals(facts.get("rung")) ? "escalation-reminder" : "escalation-raised";
            default -> entry.kind();
        };
    }

    private static String tone(TimelineEntry entry) {
        boolean missed = entry.kind().equals("deadline-ended")
                && !Boolean.TRUE.equals(entry.facts().get("met"));
        boolean reminder = "REMINDER".equals(entry.facts().get("rung"));
        if (missed || LATE.contains(entry.kind()) && !reminder) {
            return "late";
        }
        return GOOD.contains(entry.kind()) ? "ok" : "";
    }

    private static Map<String, String> said(
            TimelineEntry entry, Map<String, String> names, Desk desk, TimeWords words) {
        Map<String, String> said = new LinkedHashMap<>();
        said.put("actor", entry.actor().equals("system") ? words.say("actor.system") : desk.person(entry.actor()));
        entry.facts().forEach((name, value) -> said.put(name, word(entry, name, value, desk, words)));
        String label = names.get(String.valueOf(entry.facts().get("deadline")));
        if (label != null) {
            said.put("label", label);
        }
        String named = names.get(String.valueOf(entry.facts().get("task")));
        String fallback = said.getOrDefault("label", said.getOrDefault("name", said.getOrDefault("code", "")));
        said.put("taskName", named != null ? named : fallback);
        return said;
    }

    private static String word(TimelineEntry entry, String name, Object value, Desk desk, TimeWords words) {
        if (value == null || "".equals(value)) {
            return "–";
        }
        if (PEOPLE.contains(name)) {
            return value instanceof Collection<?> many
                    ? many.stream().map(one -> desk.person(one.toString())).collect(Collectors.joining(", "))
                    : desk.person(value.toString());
        }
        if (name.equals("groups") && value instanceof Collection<?> many) {
            return many.stream()
                    .map(one -> desk.group(one.toString(), words.locale()))
                    .collect(Collectors.joining(", "));
        }
        if (name.equals("previous") && entry.kind().equals("case-status-changed")) {
            return words.say("status." + value);
        }
        if (name.equals("previous") && entry.kind().equals("level-raised")) {
            return words.say("level." + value);
        }
        if (name.equals("severity") || name.equals("previous") && entry.kind().equals("severity-changed")) {
            return value + " " + words.say("severity." + value);
        }
        Matcher rule = name.equals("reason") ? RATED.matcher(value.toString()) : null;
        if (rule != null && rule.matches()) {
            return words.say("reason.decision-table", rule.group(1));
        }
        if (name.equals("duration")) {
            return words.length(value.toString(), (String) entry.facts().get("calendar"));
        }
        // Every clock without a law behind it says so; on a line of the story it is noise.
        if (name.equals("source") && value.toString().equalsIgnoreCase("policy default")) {
            return "";
        }
        if (name.equals("lateSeconds") && value instanceof Number seconds) {
            return words.span(Duration.ofSeconds(seconds.longValue()));
        }
        if (MOMENTS.contains(name) || name.equals("previous") && entry.kind().equals("anchor-set")) {
            return moment(value.toString(), words);
        }
        if (WORDED.contains(name)) {
            return worded(entry, name, value.toString(), words);
        }
        return value instanceof Collection<?> many
                ? many.stream().map(Object::toString).collect(Collectors.joining(", "))
                : value.toString();
    }

    private static String worded(TimelineEntry entry, String name, String value, TimeWords words) {
        String family =
                switch (name) {
                    case "name" -> "anchor";
                    case "firstRecipient" -> "recipient";
                    default -> name;
                };
        if (name.equals("name") && !entry.kind().equals("anchor-set")) {
            return value;
        }
        String key = family + "." + value;
        String found = words.say(key);
        return found.equals(key) ? value : found;
    }

    private static String moment(String text, TimeWords words) {
        try {
            return words.at(Instant.parse(text));
        } catch (DateTimeException e) {
            return text;
        }
    }

    // One pass only: what a value contains is never looked at for slots again.
    private static String fill(String sentence, Map<String, String> said) {
        Matcher slots = SLOT.matcher(sentence.strip());
        StringBuilder filled = new StringBuilder();
        while (slots.find()) {
            slots.appendReplacement(filled, Matcher.quoteReplacement(said.getOrDefault(slots.group(1), "")));
        }
        return slots.appendTail(filled).toString().strip();
    }

    private static String plain(String kind) {
        String words = kind.replace('-', ' ');
        return words.substring(0, 1).toUpperCase() + words.substring(1);
    }
}
