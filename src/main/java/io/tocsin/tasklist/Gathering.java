package io.tocsin.tasklist;

import io.tocsin.incident.TimelineEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One line for one act: nine mails of one step of a ladder are one piece of news, and so are the people let in together. */
final class Gathering {

    private static final Set<String> MAILS = Set.of("mail-queued", "mail-sent");
    private static final String LET_IN = "member-admitted";
    private static final String PERSON = "person";

    private Gathering() {}

    /** In the order given; {@code person} of a gathered entry lists all of them. */
    static List<TimelineEntry> of(List<TimelineEntry> entries) {
        List<TimelineEntry> gathered = new ArrayList<>();
        Map<String, Integer> places = new LinkedHashMap<>();
        int act = 0;
        TimelineEntry before = null;
        for (TimelineEntry entry : entries) {
            if (before == null
                    || !before.kind().equals(entry.kind())
                    || !before.actor().equals(entry.actor())) {
                act++;
            }
            before = entry;
            String together = together(entry, act);
            Integer place = together == null ? null : places.get(together);
            if (place == null) {
                if (together != null) {
                    places.put(together, gathered.size());
                }
                gathered.add(entry);
            } else {
                gathered.set(place, joined(gathered.get(place), entry));
            }
        }
        return gathered;
    }

    // Mails of one step leave one by one, with other news in between; people are let in one after the other.
    private static String together(TimelineEntry entry, int act) {
        if (!(entry.facts().get(PERSON) instanceof String)) {
            return null;
        }
        if (MAILS.contains(entry.kind())) {
            return entry.kind() + " " + entry.facts().get("escalation");
        }
        return entry.kind().equals(LET_IN) ? LET_IN + " " + act : null;
    }

    private static TimelineEntry joined(TimelineEntry first, TimelineEntry next) {
        List<Object> people = new ArrayList<>();
        if (first.facts().get(PERSON) instanceof List<?> already) {
            people.addAll(already);
        } else {
            people.add(first.facts().get(PERSON));
        }
        Object person = next.facts().get(PERSON);
        if (!people.contains(person)) {
            people.add(person);
        }
        Map<String, Object> facts = new LinkedHashMap<>(first.facts());
        facts.put(PERSON, people);
        return new TimelineEntry(first.seq(), first.at(), first.recordedAt(), first.kind(), first.actor(), facts);
    }
}
