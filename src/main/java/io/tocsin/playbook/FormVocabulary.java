package io.tocsin.playbook;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which components a form may have, and what each may say. Tocsin renders exactly these. */
final class FormVocabulary {

    /** Members of the form itself; the last three are marks that the drawing programs leave. */
    static final Set<String> FORM = Set.of(
            "schemaVersion", "type", "id", "components", "exporter", "executionPlatform", "executionPlatformVersion");

    private static final Set<String> ANY = Set.of("type", "id", "properties", "conditional", "layout");
    private static final Set<String> FIELD = Set.of("key", "label", "description", "validate");

    private static final Map<String, Set<String>> COMPONENTS = Map.of(
            "textfield", field(),
            "textarea", field(),
            "number", field(),
            "checkbox", field(),
            "select", field("values"),
            "radio", field("values"),
            "checklist", field("values"),
            "datetime", field("subtype", "dateLabel", "timeLabel", "timeSerializingFormat", "timeInterval", "use24h"),
            "group", with(ANY, "label", "description", "showOutline", "components"),
            "text", with(ANY, "text"));

    private FormVocabulary() {}

    /** Members of a component; null if there is no such type. */
    static Set<String> members(String type) {
        return COMPONENTS.get(type);
    }

    static boolean isField(String type) {
        return !type.equals("group") && !type.equals("text");
    }

    private static Set<String> field(String... more) {
        Set<String> members = with(ANY, more);
        members.addAll(FIELD);
        return members;
    }

    private static Set<String> with(Set<String> some, String... more) {
        Set<String> members = new HashSet<>(some);
        members.addAll(Set.of(more));
        return members;
    }
}
