package io.tocsin.interop;

import io.tocsin.incident.Incidents;
import io.tocsin.security.CurrentUser;
import io.tocsin.shared.Refusal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * What may come along with a message: few, plain, short values under names that a form could have. A name that Tocsin
 * itself writes, such as the severity, cannot be sent from outside.
 */
@Component
class MessagePayload {

    private static final int MOST_VALUES = 20;
    private static final int LONGEST = 2000;
    private static final Pattern OURS = Pattern.compile(
            "severity|incident|codename|tlp|pap|max_class|handling_.*|obligations_open|open_tasks|resumes_at");
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private final Incidents incidents;
    private final Clock clock;

    MessagePayload(Incidents incidents, Clock clock) {
        this.incidents = incidents;
        this.clock = clock;
    }

    Map<String, Object> checked(CurrentUser user, Map<String, Object> body) {
        Map<String, Object> sent = body == null ? Map.of() : body;
        if (sent.size() > MOST_VALUES) {
            throw bad("At most " + MOST_VALUES + " values come with a message.");
        }
        Map<String, Object> plain = new LinkedHashMap<>();
        sent.forEach((name, value) -> {
            if (!name.matches("[a-z][a-z0-9_]{0,59}")) {
                throw bad("'" + shortened(name) + "' is not a name in snake case.");
            }
            if (OURS.matcher(name).matches() || incidents.isAnchor(name)) {
                throw bad("'" + name + "' cannot be set by a message.");
            }
            if (value instanceof String s) {
                readable(name, s);
            }
            boolean text = value instanceof String s && s.length() <= LONGEST;
            if (!text && !(value instanceof Boolean) && !(value instanceof Integer) && value != null) {
                throw bad(
                        "'" + name + "' is a text of up to " + LONGEST + " characters, a whole number, true or false.");
            }
            plain.put(name, value);
        });
        if (plain.get("linked_incident") instanceof String other) {
            // Linking must not tell whether a case exists that the sender may not see.
            plain.put("linked_incident", incidents.byNumber(user, other).number());
        }
        return plain;
    }

    /**
     * A moment that happened: neither before the years that matter nor, but for clocks that differ, to come. Read here and
     * not by the JSON reader, which takes a leap second for the second before.
     */
    Instant moment(String field, String text) {
        Instant at;
        try {
            at = OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw bad(field + " is no ISO-8601 date and time with an offset, such as 2026-09-14T08:00:00Z.");
        }
        if (at.isBefore(FIRST) || at.isAfter(LAST)) {
            throw bad(field + " lies between the years 2000 and 2099.");
        }
        if (at.isAfter(clock.instant().plus(CLOCKS_DIFFER))) {
            throw bad(field + " lies in the future; clocks count from what has happened.");
        }
        return at;
    }

    /** What people will read for good: no control characters but line ends and tabs, no halves of characters. */
    void readable(String field, String text) {
        boolean broken = text.codePoints()
                .anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t'
                        || Character.getType(c) == Character.SURROGATE);
        if (broken) {
            throw bad("'" + field + "' holds control characters.");
        }
    }

    private static String shortened(String name) {
        return name.length() > 60 ? name.substring(0, 60) + "..." : name;
    }

    private static Refusal bad(String message) {
        return new Refusal(Refusal.Kind.BAD_INPUT, "message-payload", message);
    }
}
