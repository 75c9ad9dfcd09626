package io.tocsin.playbook;

import io.tocsin.playbook.LocatedJson.JsonElements;
import io.tocsin.playbook.LocatedJson.JsonMembers;
import io.tocsin.playbook.LocatedJson.JsonScalar;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What the members of one component say: texts, options, limits, conditions. */
final class FormFieldCheck {

    private static final int LONGEST_VALUE = 4000;
    private static final int LONGEST_PATTERN = 256;
    private static final Set<String> TEXTS = Set.of("label", "description", "text", "dateLabel", "timeLabel");
    private static final Set<String> CHOICES = Set.of("select", "radio", "checklist");

    // Repetitions of repetitions and back references can take for ever on a text that nearly matches.
    private static final Pattern SLOW_PATTERN = Pattern.compile("\\([^)]*[*+}][^)]*\\)[*+{]|\\\\[1-9k]|\\(\\?");

    private final Findings findings;

    FormFieldCheck(Findings findings) {
        this.findings = findings;
    }

    void check(String type, JsonMembers component) {
        component.members().forEach((name, value) -> {
            if (TEXTS.contains(name) && !FormCheck.isText(value)) {
                error("field-text", component, value, name + " must be text");
            }
        });
        if (FormVocabulary.isField(type) && component.text("label").isBlank()) {
            findings.error("field-label", component.place(), "a field needs a label");
        }
        if (CHOICES.contains(type)) {
            options(type, component);
        }
        if (type.equals("datetime") && !Set.of("datetime", "date").contains(component.text("subtype"))) {
            findings.error("field-subtype", component.place(), "subtype must be datetime or date");
        }
        validate(component);
        conditional(component);
        properties(component);
    }

    private void options(String type, JsonMembers component) {
        if (!(component.member("values") instanceof JsonElements options)
                || options.elements().isEmpty()) {
            findings.error("field-values", component.place(), "a " + type + " needs values");
            return;
        }
        Set<String> values = new HashSet<>();
        for (LocatedJson element : options.elements()) {
            boolean plain = element instanceof JsonMembers option
                    && option.members().keySet().equals(Set.of("label", "value"))
                    && FormCheck.isText(option.member("label"))
                    && FormCheck.isText(option.member("value"));
            String value = plain ? ((JsonMembers) element).text("value") : "";
            if (value.isBlank() || value.length() > 100) {
                error("field-values", component, element, "an option is a label and a value, both text");
            } else if (!values.add(value)) {
                error("field-values", component, element, "option " + value + " is given twice");
            } else if (type.equals("checklist") && value.contains(",")) {
                error("field-values", component, element, "an option of a checklist must not have a comma");
            }
        }
    }

    private void validate(JsonMembers component) {
        JsonMembers validate = members(component, "validate");
        validate.members().forEach((name, value) -> {
            Object given = value instanceof JsonScalar scalar ? scalar.value() : value;
            boolean right =
                    switch (name) {
                        case "required" -> given instanceof Boolean;
                        case "minLength", "maxLength" ->
                            given instanceof Integer length && length >= 0 && length <= LONGEST_VALUE;
                        case "min", "max" -> given instanceof Number;
                        case "pattern" -> given instanceof String pattern && isHarmless(pattern);
                        default -> false;
                    };
            if (!right) {
                error("field-validate", component, value, "validate." + name + " is not supported as given");
            }
        });
    }

    private void conditional(JsonMembers component) {
        JsonMembers conditional = members(component, "conditional");
        conditional.members().forEach((name, value) -> {
            if (!name.equals("hide") || !HideCondition.isAllowed(conditional.text("hide"))) {
                error(
                        "field-condition",
                        component,
                        value,
                        "conditional." + name + " is not supported: hide compares fields with texts, "
                                + "=field = \"v\", !=, and, or, not(...)");
            }
        });
    }

    private void properties(JsonMembers component) {
        JsonMembers properties = members(component, "properties");
        properties.members().forEach((name, value) -> {
            boolean known = name.equals("i18n.pt")
                    || name.startsWith("i18n.pt.")
                    || name.equals("list") && properties.text("list").equals("true");
            if (!known || !FormCheck.isText(value)) {
                error("field-property", component, value, "property " + name + " is not supported as given");
            }
        });
    }

    private JsonMembers members(JsonMembers component, String name) {
        LocatedJson value = component.member(name);
        if (value != null && !(value instanceof JsonMembers)) {
            error("unsupported-member", component, value, name + " must be an object");
        }
        return value instanceof JsonMembers members ? members : new JsonMembers(Map.of(), Place.FILE);
    }

    private void error(String rule, JsonMembers component, LocatedJson part, String message) {
        findings.error(rule, FormCheck.at(component, part), message);
    }

    private static boolean isHarmless(String pattern) {
        if (pattern.length() > LONGEST_PATTERN || SLOW_PATTERN.matcher(pattern).find()) {
            return false;
        }
        try {
            Pattern.compile(pattern);
            return true;
        } catch (PatternSyntaxException invalid) {
            return false;
        }
    }
}
