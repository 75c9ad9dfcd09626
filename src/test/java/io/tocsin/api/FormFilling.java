package io.tocsin.api;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Answers to any form from nothing but its fields' descriptions, and the few answers that make the story. */
final class FormFilling {

    /** The straight story: an authentic warning, a referral, nothing left open at the end. */
    static final Map<String, Object> STORY = Map.ofEntries(
            Map.entry("authentic", "yes"),
            Map.entry("codename", "JUNIPER"),
            Map.entry("coordinator", "coord"),
            Map.entry("deputy", "coord2"),
            Map.entry("members", List.of("secauth", "legal")),
            Map.entry("suspected_class", "C2"),
            Map.entry("ob10_applies", "no"),
            Map.entry("ob11_applies", "no"),
            Map.entry("ob20_applies", "no"),
            Map.entry("ob32_applies", "no"),
            Map.entry("ob41_applies", "no"),
            Map.entry("submission_kind", "other"),
            Map.entry("hash", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
            Map.entry("content_class", "C1"),
            Map.entry("caveats", List.of("none")),
            Map.entry("consent_missing", "no"),
            Map.entry("judicial_secrecy", "no"),
            Map.entry("rfi_status", "answered"),
            Map.entry("actions_status", "done"),
            Map.entry("closure", "CLOSED"));

    private FormFilling() {}

    /** @param fields as the API describes them */
    static Map<String, Object> fill(JsonNode fields, Map<String, ?> story) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (JsonNode field : fields) {
            String key = field.path("key").asString();
            List<String> options =
                    field.path("options").valueStream().map(JsonNode::asString).toList();
            if (story.containsKey(key) && accepted(story.get(key), options)) {
                values.put(key, story.get(key));
            } else if (field.path("required").asBoolean()) {
                values.put(key, first(field, options));
            }
        }
        return values;
    }

    private static boolean accepted(Object value, List<String> options) {
        return options.isEmpty()
                || (value instanceof List<?> many ? options.containsAll(many) : options.contains(value));
    }

    private static Object first(JsonNode field, List<String> options) {
        return switch (field.path("type").asString()) {
            case "CHECKBOX" -> true;
            case "SELECT", "RADIO" -> options.get(0);
            case "CHECKLIST" -> List.of(options.get(0));
            case "NUMBER" -> Math.max(1, field.path("min").asInt(1));
            case "DATETIME" -> Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
            case "DATE" -> LocalDate.now(ZoneOffset.UTC).toString();
            case "TEXTFIELD", "TEXTAREA" -> field.path("list").asBoolean() ? List.of("REF-1") : "REF-1";
            default -> throw new IllegalArgumentException("The document does not say how to fill " + field);
        };
    }
}
