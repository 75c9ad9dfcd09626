package io.tocsin.tasklist;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks what was submitted against its form. Takes what a browser sends (texts, local times of the person's zone) and
 * JSON values alike. Values are data: nothing in them is ever evaluated.
 */
final class FormCheck {

    private final ZoneId zone;

    /** @param zone in which times without an offset are meant */
    FormCheck(ZoneId zone) {
        this.zone = zone;
    }

    sealed interface Result {}

    /**
     * @param values by field, in drawn order: text, Long, Double, Boolean, list of texts; moments as ISO-8601 UTC text,
     *     dates as ISO-8601 text. Fields without an answer and hidden fields are left out.
     */
    record Accepted(Map<String, Object> values) implements Result {}

    /** @param errors message codes by field, in drawn order, for example {@code required} */
    record Rejected(Map<String, String> errors) implements Result {}

    Result check(Form form, Map<String, ?> submitted) {
        List<Form.Field> fields = asked(form.fields(), submitted);
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, String> errors = new LinkedHashMap<>();
        for (Form.Field field : fields) {
            try {
                Object value = FieldValue.of(field, submitted.get(field.key()), zone);
                if (value != null) {
                    values.put(field.key(), value);
                }
            } catch (FieldValue.Wrong wrong) {
                errors.put(field.key(), wrong.code());
            }
        }
        Set<String> known = keys(form.fields(), new TreeSet<>());
        for (String name : submitted.keySet()) {
            if (!known.contains(name)) {
                errors.put(name, "unknown-field");
            }
        }
        return errors.isEmpty()
                ? new Accepted(Collections.unmodifiableMap(values))
                : new Rejected(Collections.unmodifiableMap(errors));
    }

    /** Fields with a key that are shown for these answers; what is inside a hidden group is hidden too. */
    static List<Form.Field> asked(List<Form.Field> fields, Map<String, ?> submitted) {
        Map<String, String> answers = new LinkedHashMap<>();
        submitted.forEach((name, value) -> {
            String text = text(value);
            if (text != null) {
                answers.put(name, text);
            }
        });
        // A hidden field's answer no longer counts, which may hide others; each round hides at least one more.
        List<Form.Field> shown = shown(fields, answers);
        Set<String> all = keys(fields, new TreeSet<>());
        while (true) {
            Set<String> visible = keys(shown, new TreeSet<>());
            if (!answers.keySet().removeIf(name -> all.contains(name) && !visible.contains(name))) {
                return shown;
            }
            shown = shown(fields, answers);
        }
    }

    private static List<Form.Field> shown(List<Form.Field> fields, Map<String, String> answers) {
        List<Form.Field> shown = new ArrayList<>();
        for (Form.Field field : fields) {
            if (field.hide() != null && FormCondition.parse(field.hide()).holds(answers)) {
                continue;
            }
            if (field.type() == Form.Type.GROUP) {
                shown.addAll(shown(field.children(), answers));
            } else if (field.key() != null) {
                shown.add(field);
            }
        }
        return shown;
    }

    static Set<String> keys(List<Form.Field> fields, Set<String> into) {
        for (Form.Field field : fields) {
            if (field.key() != null) {
                into.add(field.key());
            }
            keys(field.children(), into);
        }
        return into;
    }

    private static String text(Object value) {
        if (value instanceof Collection<?> many) {
            return many.size() == 1 ? text(many.iterator().next()) : null;
        }
        if (value == null) {
            return null;
        }
        String text = value.toString().strip();
        return text.isEmpty() ? null : text;
    }
}
