package io.tocsin.engine;

/** A small model of a test: only what is particular to it is written down. */
public record Model(String key, String file, String text) {

    private static final String DEFINITIONS =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="http://test.example">
            %s
            </bpmn:definitions>
            """;

    private static final String EVENTS =
            """
            <bpmn:message id="m_start" name="M-START-%1$s"/>
            <bpmn:message id="m_go" name="M-GO"/>
            <bpmn:signal id="s_class" name="S-CLASS"/>
            """;

    /** Flow nodes and flows of one process, which begins where the body says. */
    static Model process(String key, String body) {
        return raw(
                key,
                EVENTS.formatted(key)
                        + "<bpmn:process id=\"%s\" isExecutable=\"true\" camunda:historyTimeToLive=\"P1826D\">%s</bpmn:process>"
                                .formatted(key, body));
    }

    /** One step between start and end; the first id in its text is its own. */
    public static Model step(String key, String step) {
        int from = step.indexOf("id=\"") + 4;
        String id = step.substring(from, step.indexOf('"', from));
        return process(
                key,
                "<bpmn:startEvent id=\"start\"/>" + flow("start", id) + step + flow(id, "end")
                        + "<bpmn:endEvent id=\"end\"/>");
    }

    /** Whatever stands between the definitions' tags. */
    public static Model raw(String key, String definitions) {
        return new Model(key, key + ".bpmn", DEFINITIONS.formatted(definitions));
    }

    /** A decision table over the input {@code severity}; two columns out. */
    public static Model decision(String key, String language, String... rules) {
        var rows = new StringBuilder();
        for (int i = 0; i < rules.length; i++) {
            String[] cells = rules[i].split("\\|");
            rows.append(
                    "<rule id=\"r%d\"><inputEntry id=\"i%d\"><text>%s</text></inputEntry>".formatted(i, i, cells[0]));
            rows.append(
                    "<outputEntry id=\"o%d\"%s><text>%s</text></outputEntry></rule>".formatted(i, language, cells[1]));
        }
        return new Model(
                key,
                key + ".dmn",
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d"
                    namespace="http://test.example" xmlns:camunda="http://camunda.org/schema/1.0/dmn">
                  <decision id="%s" name="%s" camunda:historyTimeToLive="P1826D">
                    <decisionTable id="table" hitPolicy="COLLECT">
                      <input id="in" label="severity"><inputExpression id="ie" typeRef="string"><text>severity</text>
                      </inputExpression></input>
                      <output id="out" name="answer" typeRef="string"/>
                      %s
                    </decisionTable>
                  </decision>
                </definitions>
                """
                        .formatted(key, key, rows));
    }

    static String flow(String from, String to) {
        return flow(from, to, "");
    }

    static String flow(String from, String to, String condition) {
        String inner = condition.isEmpty()
                ? ""
                : "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">%s</bpmn:conditionExpression>"
                        .formatted(condition);
        return "<bpmn:sequenceFlow id=\"flow_%1$s_%2$s\" sourceRef=\"%1$s\" targetRef=\"%2$s\">%3$s</bpmn:sequenceFlow>"
                .formatted(from, to, inner);
    }

    static String task(String id) {
        return "<bpmn:userTask id=\"%1$s\" name=\"Do %1$s\"/>".formatted(id);
    }

    /** @param properties pairs of name and value */
    static String properties(String... properties) {
        var text = new StringBuilder("<bpmn:extensionElements><camunda:properties>");
        for (int i = 0; i < properties.length; i += 2) {
            text.append("<camunda:property name=\"%s\" value=\"%s\"/>".formatted(properties[i], properties[i + 1]));
        }
        return text + "</camunda:properties></bpmn:extensionElements>";
    }
}
