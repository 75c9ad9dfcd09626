package io.tocsin.playbook;

import io.tocsin.playbook.XmlElement.XmlName;
import java.util.Map;
import java.util.Set;

/** Says in the author's words why something known is not allowed. */
final class Prohibitions {

    private static final Map<String, String> ELEMENTS = Map.ofEntries(
            Map.entry("scriptTask", "script tasks are not allowed"),
            Map.entry("script", "scripts are not allowed"),
            Map.entry("sendTask", "send tasks are not allowed, only catalogue actions are"),
            Map.entry("executionListener", "execution listeners are not allowed"),
            Map.entry("taskListener", "task listeners are not allowed"),
            Map.entry("inputOutput", "input and output mappings (inputOutput) are not allowed"),
            Map.entry("connector", "connectors are not allowed"),
            Map.entry("field", "field injection is not allowed"),
            Map.entry("formData", "embedded form fields are not allowed, draw a form instead"),
            Map.entry("validation", "validators are not allowed"),
            Map.entry("failedJobRetryTimeCycle", "retries are set by the operator"),
            Map.entry("import", "imports are not allowed"),
            Map.entry("businessKnowledgeModel", "functions are not allowed"),
            Map.entry("manualTask", "manual tasks are not allowed, use a user task"),
            Map.entry("task", "tasks without a type are not allowed, use a user task"));

    private static final Set<String> CODE =
            Set.of("class", "expression", "type", "delegateExpression", "topic", "resource");

    private Prohibitions() {}

    static String element(XmlName name) {
        return ELEMENTS.getOrDefault(name.local(), name.shown() + " is not allowed");
    }

    static String attribute(XmlName name) {
        String attribute = "attribute " + name.shown() + " is not allowed";
        if (CODE.contains(name.local())) {
            return attribute + ", only catalogue actions are";
        }
        return switch (name.local()) {
            case "language", "expressionLanguage" -> attribute + ", expressions have one language only";
            case "schemaLocation", "noNamespaceSchemaLocation" -> attribute + ", nothing is fetched from outside";
            default -> attribute;
        };
    }
}
