package io.tocsin.playbook;

import io.tocsin.playbook.XmlElement.XmlAttribute;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What a list of words cannot say about a BPMN file. */
final class BpmnRules {

    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    private static final List<String> TIMES = List.of("timeDuration", "timeDate", "timeCycle");

    private final Set<String> actions;
    private final Findings findings;

    BpmnRules(Set<String> actions, Findings findings) {
        this.actions = actions;
        this.findings = findings;
    }

    void check(XmlElement definitions) {
        uniqueIds(definitions);
        definitions.all().forEach(this::element);
        boolean executable = definitions.children(BPMN, "process").anyMatch(process -> process.value("", "isExecutable")
                .equals("true"));
        if (!executable) {
            findings.warning("not-executable", definitions.place(), "no process in the file is executable");
        }
    }

    private void uniqueIds(XmlElement definitions) {
        Set<String> ids = new HashSet<>();
        definitions.all().forEach(element -> element.attribute("", "id")
                .filter(id -> !ids.add(id.value()))
                .ifPresent(id ->
                        findings.error("duplicate-id", element.place(id), "id " + id.value() + " is used twice")));
    }

    private void element(XmlElement element) {
        if (!element.name.namespace().equals(BPMN)) {
            return;
        }
        properties(element);
        switch (element.name.local()) {
            case "process" -> process(element);
            case "subProcess" -> start(element);
            case "serviceTask" -> serviceTask(element);
            case "businessRuleTask" -> required(element, CAMUNDA, "decisionRef", "a business rule task");
            case "callActivity" -> required(element, "", "calledElement", "a call activity");
            case "timerEventDefinition" -> timer(element);
            case "conditionalEventDefinition" -> {
                if (element.children(BPMN, "condition").count() != 1) {
                    findings.error("condition", element.place(), "a conditional event needs one condition");
                }
            }
            case "multiInstanceLoopCharacteristics" -> loop(element);
            case "exclusiveGateway", "inclusiveGateway" -> gateway(element);
            default -> {
                // Nothing more to say.
            }
        }
    }

    private void process(XmlElement process) {
        boolean empty = process.children.stream()
                .allMatch(child -> child.name.is(BPMN, "laneSet") || child.name.is(BPMN, "documentation"));
        if (!empty) {
            start(process);
        }
        if (process.value("", "isExecutable").equals("true")
                && process.attribute(CAMUNDA, "historyTimeToLive").isEmpty()) {
            findings.warning("history-time-to-live", process.place(), ModelAdmission.NO_HISTORY);
        }
    }

    private void start(XmlElement scope) {
        if (scope.children(BPMN, "startEvent").findAny().isEmpty()) {
            findings.error("start-event", scope.place(), scope.name.local() + " has no start event");
        }
    }

    private void serviceTask(XmlElement task) {
        required(task, CAMUNDA, "delegateExpression", "a service task");
        Map<String, XmlAttribute> properties = new HashMap<>();
        extensions(task).forEach(property -> property.attribute("", "value")
                .ifPresent(value -> properties.put(property.value("", "name"), value)));
        XmlAttribute action = properties.get("action");
        if (action == null) {
            findings.error("action", task.place(), "a service task needs the property action");
        } else if (!actions.contains(action.value())) {
            findings.error(
                    "action",
                    task.place(action),
                    "action " + action.value() + " is not in the catalogue, only catalogue actions are allowed");
        }
    }

    private void required(XmlElement element, String namespace, String attribute, String what) {
        if (element.value(namespace, attribute).isEmpty()) {
            findings.error("missing-attribute", element.place(), what + " needs the attribute " + attribute);
        }
    }

    private void timer(XmlElement timer) {
        long times = timer.children.stream()
                .filter(child -> TIMES.contains(child.name.local()))
                .count();
        if (times != 1) {
            findings.error("timer", timer.place(), "a timer needs one duration, date or cycle, but has " + times);
        }
    }

    private void loop(XmlElement loop) {
        long sources = loop.children(BPMN, "loopCardinality").count()
                + loop.attribute(CAMUNDA, "collection").stream().count();
        if (sources != 1) {
            findings.error("loop", loop.place(), "a multi-instance needs either a collection or a loopCardinality");
        }
    }

    private void gateway(XmlElement gateway) {
        String id = gateway.value("", "id");
        List<XmlElement> flows = gateway.parent
                .children(BPMN, "sequenceFlow")
                .filter(flow -> flow.value("", "sourceRef").equals(id))
                .toList();
        boolean allConditional = flows.stream()
                .allMatch(flow ->
                        flow.children(BPMN, "conditionExpression").findAny().isPresent());
        if (flows.size() > 1
                && allConditional
                && gateway.attribute("", "default").isEmpty()) {
            findings.warning(
                    "gateway-default", gateway.place(), "gateway has no default flow: if no condition holds, it fails");
        }
    }

    private void properties(XmlElement element) {
        once(element.children(BPMN, "extensionElements").toList());
        element.children(BPMN, "extensionElements")
                .forEach(extension ->
                        once(extension.children(CAMUNDA, "properties").toList()));
        Set<String> names = new HashSet<>();
        extensions(element).forEach(property -> {
            if (!names.add(property.value("", "name"))) {
                findings.error(
                        "duplicate-property",
                        property.place(),
                        "property " + property.value("", "name") + " is given twice");
            }
        });
    }

    private void once(List<XmlElement> elements) {
        elements.stream()
                .skip(1)
                .forEach(second ->
                        findings.error("duplicate-element", second.place(), second.name.shown() + " is given twice"));
    }

    private static Stream<XmlElement> extensions(XmlElement element) {
        return element.children(BPMN, "extensionElements")
                .flatMap(extension -> extension.children(CAMUNDA, "properties"))
                .flatMap(properties -> properties.children(CAMUNDA, "property"));
    }
}
