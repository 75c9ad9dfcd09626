package io.tocsin.playbook;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** Small models for tests. */
final class Drafts {

    static final Set<String> ACTIONS = Set.of("case.rate-severity", "case.set-status");

    /** Line of the first line given to {@link #process}. */
    static final int FIRST = 5;

    static final String NAMESPACES = "xmlns:bpmn=\"http://www.omg.org/spec/BPMN/20100524/MODEL\""
            + " xmlns:bpmndi=\"http://www.omg.org/spec/BPMN/20100524/DI\""
            + " xmlns:dc=\"http://www.omg.org/spec/DD/20100524/DC\" xmlns:di=\"http://www.omg.org/spec/DD/20100524/DI\""
            + " xmlns:camunda=\"http://camunda.org/schema/1.0/bpmn\""
            + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
            + " xmlns:operaton=\"http://operaton.org/schema/1.0/bpmn\" xmlns:flowable=\"http://flowable.org/bpmn\""
            + " xmlns:activiti=\"http://activiti.org/bpmn\" xmlns:Camunda=\"http://CAMUNDA.org/schema/1.0/bpmn\""
            + " xmlns:second=\"http://camunda.org/schema/1.0/bpmn\" xmlns:xi=\"http://www.w3.org/2001/XInclude\"";

    private Drafts() {}

    static String definitions(String... lines) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<bpmn:definitions " + NAMESPACES
                + " id=\"d\" targetNamespace=\"tocsin\">\n" + String.join("\n", lines) + "\n</bpmn:definitions>\n";
    }

    static String process(String... lines) {
        return definitions(
                "<bpmn:process id=\"p\" isExecutable=\"true\" camunda:historyTimeToLive=\"P1826D\">",
                "<bpmn:startEvent id=\"start\" />",
                String.join("\n", lines),
                "</bpmn:process>");
    }

    static String decision(String... lines) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\""
                + " xmlns:camunda=\"http://camunda.org/schema/1.0/dmn\" id=\"d\" name=\"d\" namespace=\"tocsin\">\n"
                + "<decision id=\"severity\" camunda:historyTimeToLive=\"P1826D\">\n" + String.join("\n", lines)
                + "\n</decision>\n</definitions>\n";
    }

    /** A table of one input and one output, the output cell on line 9. */
    static String table(String input, String cell, String output) {
        return decision(
                "<decisionTable id=\"t\" hitPolicy=\"FIRST\">",
                "<input id=\"i\"><inputExpression id=\"e\" typeRef=\"string\"><text>" + input
                        + "</text></inputExpression></input>",
                "<output id=\"o\" name=\"result\" typeRef=\"string\" />",
                "<rule id=\"r\"><description>a row</description>",
                "<inputEntry id=\"in\"><text>" + cell + "</text></inputEntry>",
                "<outputEntry id=\"out\"><text>" + output + "</text></outputEntry>",
                "</rule></decisionTable>");
    }

    static String form(String... components) {
        return "{\"schemaVersion\":16,\"type\":\"default\",\"id\":\"f\",\"components\":[\n"
                + String.join(",\n", components) + "\n]}";
    }

    static List<Finding> check(String file, String text) {
        return check(file, text.getBytes(StandardCharsets.UTF_8));
    }

    static List<Finding> check(String file, byte[] content) {
        return new ModelAdmission(ACTIONS).check(file, content);
    }

    static List<String> errors(String file, String text) {
        return errors(file, text.getBytes(StandardCharsets.UTF_8));
    }

    static List<String> errors(String file, byte[] content) {
        return check(file, content).stream()
                .filter(Finding::isError)
                .map(Finding::message)
                .toList();
    }
}
