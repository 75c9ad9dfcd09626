package io.tocsin.playbook;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing that is wrong, or worth knowing, about a model file.
 *
 * @param file name of the file, without its folder
 * @param line counted from 1; 0 if the file as a whole is meant
 * @param column counted from 1, of the attribute or text that is meant if there is one, else of the element; 0 if the
 *     file as a whole is meant
 * @param element id (of a form's field: key) of the nearest element that has one, may be empty
 * @param rule stable name of the rule, lower-case with dashes
 * @param message one English sentence, with element and line
 */
public record Finding(
        String file, int line, int column, String element, String rule, Severity severity, String message) {

    /** An error keeps the model out; a warning does not. */
    public enum Severity {
        ERROR,
        WARNING
    }

    boolean isError() {
        return severity == Severity.ERROR;
    }

    Map<String, Object> asMap() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("file", file);
        members.put("line", line);
        members.put("column", column);
        members.put("element", element);
        members.put("rule", rule);
        members.put("severity", severity.name());
        members.put("message", message);
        return members;
    }
}
