package io.tocsin.studio;

import io.tocsin.incident.TimelineEntry;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/** One entry of a case's timeline as one readable line of a terminal. */
final class TimelineLine {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private TimelineLine() {}

    static String of(TimelineEntry entry) {
        String facts = entry.facts().entrySet().stream()
                .filter(fact -> fact.getValue() != null && !ID.contains(fact.getKey()))
                .map(fact -> fact.getKey() + "=" + fact.getValue())
                .collect(Collectors.joining(", "));
        String line = "%s  %-24s %-14s %s".formatted(TIME.format(entry.at()), entry.kind(), entry.actor(), facts);
        return line.length() > 200 ? line.substring(0, 197) + "..." : line;
    }

    private static final java.util.Set<String> ID =
            java.util.Set.of("deadline", "task", "escalation", "anchorAt", "source", "l1", "l2", "mail", "messageId");
}
