package io.tocsin.tasklist;

import java.util.List;
import java.util.Map;

/**
 * A form as designers draw it (Camunda Form JSON), reduced to what Tocsin renders and checks on the server.
 *
 * @param id the form's id
 * @param fields in drawn order; a group holds its fields
 */
public record Form(String id, List<Field> fields) {

    public static final Form EMPTY = new Form("", List.of());

    /** Kinds of component. */
    public enum Type {
        TEXTFIELD,
        TEXTAREA,
        NUMBER,
        CHECKBOX,
        SELECT,
        RADIO,
        CHECKLIST,
        DATETIME,
        DATE,
        GROUP,
        TEXT
    }

    /**
     * @param key the field's key, snake case; null for groups and texts
     * @param label by language, {@code en} and {@code pt}
     * @param description hint by language, may be empty
     * @param options of select, radio and checklist
     * @param hide condition under which it is not shown and not asked, null for never (FEEL as drawn)
     * @param list true for a text area with one entry per line
     * @param children of a group
     */
    public record Field(
            Type type,
            String key,
            Map<String, String> label,
            Map<String, String> description,
            List<Option> options,
            boolean required,
            Integer minLength,
            int maxLength,
            Double min,
            Double max,
            String pattern,
            String hide,
            boolean list,
            List<Field> children) {}

    /** @param label by language */
    public record Option(String value, Map<String, String> label) {}
}
