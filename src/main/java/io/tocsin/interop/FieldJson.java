package io.tocsin.interop;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tocsin.tasklist.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One field of a task's form, groups flattened. */
@Schema(
        name = "Field",
        description = "What complete asks for under values. Texts are strings, NUMBER a number, CHECKBOX true or false,"
                + " CHECKLIST and list fields arrays of strings, DATETIME an ISO-8601 instant, DATE an ISO-8601 date.",
        requiredProperties = {"key", "type", "required", "list", "label", "options", "maxLength"})
record FieldJson(
        String key,
        Form.Type type,
        boolean required,
        @Schema(description = "True for a text with several entries; send an array of strings") boolean list,
        Map<String, String> label,
        Map<String, String> description,
        @Schema(description = "Values that are accepted; empty for free input") List<String> options,
        Integer minLength,
        int maxLength,
        Double min,
        Double max,
        String pattern,
        @Schema(
                        description =
                                "While this FEEL condition on the other answers holds, the field is not asked and an answer to it does not count")
                String hiddenWhen) {

    static List<FieldJson> of(Form form) {
        List<FieldJson> fields = new ArrayList<>();
        collect(form.fields(), null, fields);
        return fields;
    }

    private static void collect(List<Form.Field> from, String outer, List<FieldJson> into) {
        for (Form.Field field : from) {
            String hidden = field.hide() == null ? outer : field.hide();
            if (field.type() == Form.Type.GROUP) {
                collect(field.children(), hidden, into);
            } else if (field.key() != null) {
                into.add(new FieldJson(
                        field.key(),
                        field.type(),
                        field.required(),
                        field.list(),
                        field.label(),
                        field.description(),
                        field.options().stream().map(Form.Option::value).toList(),
                        field.minLength(),
                        field.maxLength(),
                        field.min(),
                        field.max(),
                        field.pattern(),
                        hidden));
            }
        }
    }
}
