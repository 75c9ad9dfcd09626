package io.tocsin.interop;

import io.tocsin.incident.Incidents;
import io.tocsin.security.CurrentUser;
import io.tocsin.shared.Refusal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What may come along with a message: few, plain, short values under names that a form could have. A name that Tocsin
 * itself writes, such as the severity, cannot be sent from outside.
 */
@Component
class MessagePayload {

    private static final int MOST_VALUES = 20;
    private static final int LONGEST = 2000;
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");

    private final Incidents incidents;

    MessagePayload(Incidents incidents) {
        this.incidents = incidents;
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
            if (name.equals("severity") || name.equals("incident") || incidents.isAnchor(name)) {
                throw bad("'" + name + "' cannot be set by a message.");
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

    void plausible(String field, Instant at) {
        if (at.isBefore(FIRST) || at.isAfter(LAST)) {
            throw bad(field + " lies between the years 2000 and 2099.");
        }
    }

    private static String shortened(String name) {
        return name.length() > 60 ? name.substring(0, 60) + "..." : name;
    }

    private static Refusal bad(String message) {
        return new Refusal(Refusal.Kind.BAD_INPUT, "message-payload", message);
    }
}
