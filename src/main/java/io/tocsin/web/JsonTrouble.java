package io.tocsin.web;

import io.tocsin.shared.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says what is wrong with a JSON body: which field, which line; never which class we had in mind. */
final class JsonTrouble {

    private JsonTrouble() {}

    static Answer answer(HttpMessageNotReadableException unreadable) {
        Throwable cause = unreadable.getCause();
        while (cause != null && !(cause instanceof JacksonException) && !(cause instanceof Refusal)) {
            cause = cause.getCause();
        }
        if (cause instanceof Refusal refusal) {
            return Answer.of(refusal);
        }
        if (!(cause instanceof JacksonException trouble)) {
            return new Answer(400, "unreadable-json", "A JSON body is expected.");
        }
        if (trouble.getCause() instanceof Refusal refusal) {
            return Answer.of(refusal);
        }
        Map<String, Object> details = place(trouble);
        String field = path(trouble.getPath());
        if (!field.isEmpty()) {
            details.put("field", field);
        }
        String where = field.isEmpty() ? "" : " " + field;
        if (trouble instanceof UnrecognizedPropertyException) {
            // Unknown fields are reported at the end of their object, so their line would mislead; the path does not.
            return new Answer(400, "unknown-field", "There is no field" + where + " here.", Map.of("field", field));
        }
        if (trouble instanceof StreamConstraintsException) {
            return new Answer(400, "json-limit", "The JSON is deeper or longer than is accepted.", details);
        }
        if (trouble instanceof InputCoercionException) {
            return new Answer(
                    400, "wrong-value", "The field " + details.get("field") + " holds a number out of range.", details);
        }
        if (trouble instanceof StreamReadException) {
            return new Answer(400, "unreadable-json", "The body is not well-formed JSON.", details);
        }
        if (trouble instanceof DatabindException) {
            return new Answer(
                    400,
                    "wrong-value",
                    field.isEmpty()
                            ? "The JSON does not have the expected shape."
                            : "The field" + where + " does not have the expected kind of value.",
                    details);
        }
        return new Answer(400, "unreadable-json", "The body cannot be read.", details);
    }

    private static Map<String, Object> place(JacksonException trouble) {
        Map<String, Object> details = new LinkedHashMap<>();
        TokenStreamLocation location = trouble.getLocation();
        if (location != null && location.getLineNr() > 0) {
            details.put("line", location.getLineNr());
            details.put("column", location.getColumnNr());
        }
        return details;
    }

    private static String path(List<JacksonException.Reference> references) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference reference : references) {
            if (path.length() > 200) {
                return path.append("...").toString();
            }
            if (reference.getPropertyName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(shorten(reference.getPropertyName()));
            }
        }
        return path.toString();
    }

    private static String shorten(String name) {
        return name.length() <= 60 ? name : name.substring(0, 60) + "...";
    }
}
