package io.tocsin.engine.camunda;

import java.util.Set;
import org.camunda.bpm.engine.impl.util.xml.Namespace;

/**
 * What a model may say when it reaches the engine. The second wall: it does not trust that admission has looked, and
 * names what is allowed, because the engine reads far more than a playbook needs. The engine finds children by their
 * local name whatever their namespace is, so that names are allowed together with their namespace only.
 */
final class ModelWords {

    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    static final Namespace EXTENSION = new Namespace(CAMUNDA);
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    private static final String XMLNS = "http://www.w3.org/2000/xmlns/";
    private static final String MODELER = "http://camunda.org/schema/modeler/1.0";

    private static final Set<String> STEPS = Set.of(
            "definitions",
            "collaboration",
            "participant",
            "messageFlow",
            "process",
            "laneSet",
            "lane",
            "flowNodeRef",
            "incoming",
            "outgoing",
            "startEvent",
            "endEvent",
            "intermediateCatchEvent",
            "intermediateThrowEvent",
            "boundaryEvent",
            "messageEventDefinition",
            "timerEventDefinition",
            "timeDuration",
            "timeDate",
            "timeCycle",
            "signalEventDefinition",
            "errorEventDefinition",
            "escalationEventDefinition",
            "terminateEventDefinition",
            "conditionalEventDefinition",
            "condition",
            "userTask",
            "serviceTask",
            "businessRuleTask",
            "receiveTask",
            "callActivity",
            "subProcess",
            "exclusiveGateway",
            "inclusiveGateway",
            "parallelGateway",
            "eventBasedGateway",
            "sequenceFlow",
            "conditionExpression",
            "multiInstanceLoopCharacteristics",
            "loopCardinality",
            "message",
            "signal",
            "error",
            "escalation",
            "textAnnotation",
            "text",
            "association",
            "documentation",
            "extensionElements");

    private static final Set<String> EXTENSIONS = Set.of("properties", "property", "in", "out");

    private static final Set<String> EXTENSION_ATTRIBUTES = Set.of(
            "historyTimeToLive",
            "versionTag",
            "isStartableInTasklist",
            "asyncBefore",
            "asyncAfter",
            "exclusive",
            "candidateGroups",
            "formRef",
            "formRefBinding",
            "delegateExpression",
            "decisionRef",
            "decisionRefBinding",
            "resultVariable",
            "mapDecisionResult",
            "calledElementBinding",
            "collection",
            "elementVariable",
            "variableName",
            "variableEvents",
            "modelerTemplate",
            "modelerTemplateVersion");

    private static final Set<String> DRAWING =
            Set.of("BPMNDiagram", "BPMNPlane", "BPMNShape", "BPMNEdge", "BPMNLabel", "Bounds", "waypoint");

    private static final Set<String> DRAWING_NAMESPACES = Set.of(
            "http://www.omg.org/spec/BPMN/20100524/DI",
            "http://www.omg.org/spec/DD/20100524/DC",
            "http://www.omg.org/spec/DD/20100524/DI");

    private ModelWords() {}

    static boolean isElement(String namespace, String name) {
        return switch (String.valueOf(namespace)) {
            case BPMN -> STEPS.contains(name);
            case CAMUNDA -> EXTENSIONS.contains(name);
            default -> DRAWING_NAMESPACES.contains(namespace) && DRAWING.contains(name);
        };
    }

    /** @param key name of an attribute, after its namespace and a colon if it has one */
    static boolean isAttribute(String key) {
        int colon = key.lastIndexOf(':');
        String namespace = colon < 0 ? "" : key.substring(0, colon);
        String name = key.substring(colon + 1);
        return switch (namespace) {
            // The parser adds the standard's own defaults, so that plain attributes cannot be listed.
            case "" -> !name.equals("language");
            case CAMUNDA -> EXTENSION_ATTRIBUTES.contains(name);
            case XSI -> name.equals("type");
            default -> namespace.equals("xmlns") || namespace.equals(XMLNS) || namespace.equals(MODELER);
        };
    }
}
