package io.tocsin.playbook;

import static io.tocsin.playbook.Drafts.FIRST;
import static io.tocsin.playbook.Drafts.errors;
import static io.tocsin.playbook.Drafts.process;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tocsin.engine.ModelRefused;
import io.tocsin.engine.PlaybookAction;
import io.tocsin.playbook.Finding.Severity;
import io.tocsin.shared.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

class ModelLintTest {

    private static String timer(String kind, String text) {
        return process("<bpmn:intermediateCatchEvent id=\"e\"><bpmn:timerEventDefinition id=\"t\"><bpmn:" + kind + ">"
                + text + "</bpmn:" + kind + "></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PT1S",
                "PT30M",
                "P75D",
                "P1Y",
                "P20Y",
                "P1DT12H",
                "${due_in}",
                "${severity == 'S5' ? 'PT1H' : 'PT6H'}"
            })
    void durationIsAdmitted(String duration) {
        assertThat(errors("x.bpmn", timer("timeDuration", duration))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PT0S",
                "PT-5M",
                "-PT5M",
                "P99999Y",
                "P20Y1D",
                "P",
                "PT",
                "P1W",
                "PT0.5S",
                "30m",
                "",
                "R/PT1H",
                "2026-01-01T00:00:00Z",
                "P9999999999999Y",
                "${a ? 'PT1H' : 'PT0S'}",
                "0 0 * * *"
            })
    void durationOutsideTheRangeIsRefused(String duration) {
        assertThat(errors("x.bpmn", timer("timeDuration", duration)))
                .containsExactly("bpmn:timeDuration must be an ISO-8601 duration, allowed range PT1S to P20Y"
                        + " (element t, line " + FIRST + ")");
    }

    @ParameterizedTest
    @ValueSource(strings = {"R/PT1M", "R/PT24H", "R3/P2D", "${severity == 'S5' ? 'R/PT6H' : 'R/PT24H'}"})
    void cycleIsAdmitted(String cycle) {
        assertThat(errors("x.bpmn", timer("timeCycle", cycle))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "R/PT0S",
                "R1000000/PT1S",
                "R/PT59S",
                "R/PT-5M",
                "R/P99999Y",
                "R0/PT1H",
                "R/",
                "PT1H",
                "0 0/5 * * * ?",
                "* * * * *",
                "R/PT1H/PT1H",
                "R/2026-01-01T00:00:00Z/PT1H",
                "${a ? 'R/PT1S' : 'R/PT1H'}"
            })
    void cycleOutsideTheRangeIsRefused(String cycle) {
        assertThat(errors("x.bpmn", timer("timeCycle", cycle)))
                .containsExactly("bpmn:timeCycle must be R/ and an ISO-8601 period, allowed range R/PT1M to R/P20Y,"
                        + " at most R9999 (element t, line " + FIRST + ")");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-12-24T18:00:00Z", "2026-12-24T18:00:00", "2026-12-24T18:00:00+01:00", "${received_at}"})
    void dateIsAdmitted(String date) {
        assertThat(errors("x.bpmn", timer("timeDate", date))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-13-45",
                "2026-13-45T00:00:00Z",
                "9999-01-01T00:00:00Z",
                "+292000000-01-01T00:00:00Z",
                "tomorrow",
                "PT1H"
            })
    void dateOutsideTheRangeIsRefused(String date) {
        assertThat(errors("x.bpmn", timer("timeDate", date)))
                .containsExactly("bpmn:timeDate must be an ISO-8601 date and time, allowed range 2000-01-01T00:00:00Z"
                        + " to 2099-12-31T23:59:59Z (element t, line " + FIRST + ")");
    }

    @Test
    void timerWithoutDefinitionIsRefused() {
        assertThat(
                        errors(
                                "x.bpmn",
                                process(
                                        "<bpmn:intermediateCatchEvent id=\"e\"><bpmn:timerEventDefinition id=\"t\" /></bpmn:intermediateCatchEvent>")))
                .containsExactly(
                        "a timer needs one duration, date or cycle, but has 0 (element t, line " + FIRST + ")");
    }

    private static String loop(String content) {
        return process("<bpmn:userTask id=\"u\"><bpmn:multiInstanceLoopCharacteristics" + content + "</bpmn:userTask>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"201", "1000000", "0", "-1", "1e6", "many", "${a ? 5 : 1000000}"})
    void cardinalityOver200IsRefused(String cardinality) {
        assertThat(errors(
                        "x.bpmn",
                        loop("><bpmn:loopCardinality>" + cardinality
                                + "</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>")))
                .containsExactly("bpmn:loopCardinality must be a number from 1 to 200 (element u, line " + FIRST + ")");
    }

    @Test
    void multiInstanceHasOneSource() {
        assertThat(
                        errors(
                                "x.bpmn",
                                loop(
                                        "><bpmn:loopCardinality>200</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>")))
                .isEmpty();
        assertThat(
                        errors(
                                "x.bpmn",
                                loop(
                                        " camunda:collection=\"obligations_open_list\" camunda:elementVariable=\"obligation\" />")))
                .isEmpty();
        assertThat(errors("x.bpmn", loop(" />"))).hasSize(1);
    }

    @Test
    void missingHistoryTimeToLiveIsAdmittedAndTheDefaultNamed() {
        assertThat(Drafts.check("x.bpmn", process("").replace(" camunda:historyTimeToLive=\"P1826D\"", "")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.message())
                            .isEqualTo(
                                    "historyTimeToLive is missing, the default P5Y (P1826D) applies (element p, line 3)");
                });
    }

    @Test
    void processWithoutStartEventIsRefused() {
        assertThat(errors(
                        "x.bpmn",
                        process("<bpmn:endEvent id=\"end\" />").replace("<bpmn:startEvent id=\"start\" />", "")))
                .containsExactly("process has no start event (element p, line 3)");
        assertThat(errors("x.bpmn", process("<bpmn:subProcess id=\"s\" />")))
                .containsExactly("subProcess has no start event (element s, line " + FIRST + ")");
    }

    @Test
    void gatewayWithoutDefaultIsAWarning() {
        String flow =
                "<bpmn:sequenceFlow id=\"%s\" sourceRef=\"g\" targetRef=\"x\"><bpmn:conditionExpression>${a}</bpmn:conditionExpression></bpmn:sequenceFlow>";
        String model = process("<bpmn:exclusiveGateway id=\"g\" />", flow.formatted("f1"), flow.formatted("f2"));
        assertThat(Drafts.check("x.bpmn", model)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.rule()).isEqualTo("gateway-default");
            assertThat(finding.element()).isEqualTo("g");
        });
        assertThat(Drafts.check("x.bpmn", model.replace("id=\"g\"", "id=\"g\" default=\"f2\"")))
                .isEmpty();
    }

    @Test
    void idUsedTwiceIsRefused() {
        assertThat(errors("x.bpmn", process("<bpmn:endEvent id=\"start\" />")))
                .containsExactly("id start is used twice (element start, line " + FIRST + ")");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "&lt;script>alert(1)&lt;/script>",
                "&lt;img src=x onerror=alert(1)>",
                "{{7*7}}",
                "[[7*7]]",
                "javascript:alert(1)",
                "a ZWJ \u200D and an RTL \u202E mark"
            })
    void markupInANameIsText(String name) {
        assertThat(Drafts.check(
                        "x.bpmn",
                        process(
                                "<bpmn:userTask id=\"u\" name=\"" + name + "\"><bpmn:documentation>" + name
                                        + "</bpmn:documentation></bpmn:userTask>",
                                "<bpmn:textAnnotation id=\"a\"><bpmn:text>" + name
                                        + " ${x.y()}</bpmn:text></bpmn:textAnnotation>")))
                .isEmpty();
        assertThat(errors("x.bpmn", process("").replace("process id=\"p\"", "process id=\"" + name + "\"")))
                .hasSize(1);
    }

    @Test
    void refusalListsAllFindings() {
        byte[] bad = process("<bpmn:scriptTask id=\"s\" />", "<bpmn:userTask id=\"u\" camunda:assignee=\"x\" />")
                .getBytes(StandardCharsets.UTF_8);
        byte[] good = process("").getBytes(StandardCharsets.UTF_8);
        ModelAdmission admission = new ModelAdmission(Drafts.ACTIONS);
        ModelRefused refused =
                catchThrowableOfType(ModelRefused.class, () -> admission.admit(Map.of("a.bpmn", good, "b.bpmn", bad)));
        assertThat(refused.kind()).isEqualTo(Refusal.Kind.RULE_BROKEN);
        assertThat(refused).hasMessage("b.bpmn: script tasks are not allowed (element s, line 5), and 1 more");
        assertThat(refused.details().get("findings"))
                .isEqualTo(List.of(
                        Map.of(
                                "file",
                                "b.bpmn",
                                "line",
                                5,
                                "column",
                                1,
                                "element",
                                "s",
                                "rule",
                                "element",
                                "severity",
                                "ERROR",
                                "message",
                                "script tasks are not allowed (element s, line 5)"),
                        Map.of(
                                "file",
                                "b.bpmn",
                                "line",
                                6,
                                "column",
                                23,
                                "element",
                                "u",
                                "rule",
                                "attribute",
                                "severity",
                                "ERROR",
                                "message",
                                "attribute camunda:assignee is not allowed (element u, line 6)")));
        assertThatCode(() -> admission.admit("a.bpmn", good)).doesNotThrowAnyException();
    }

    @Test
    void catalogueIsTheBeansThatAreActions() {
        PlaybookAction action = new PlaybookAction() {
            @Override
            public String name() {
                return "case.from-a-bean";
            }

            @Override
            public Map<String, Object> run(Call call) {
                return Map.of();
            }
        };
        byte[] model = process(
                        "<bpmn:serviceTask id=\"s\" camunda:delegateExpression=\"${action}\"><bpmn:extensionElements><camunda:properties>"
                                + "<camunda:property name=\"action\" value=\"case.from-a-bean\" /></camunda:properties></bpmn:extensionElements></bpmn:serviceTask>")
                .getBytes(StandardCharsets.UTF_8);
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.register(ModelAdmissionConfiguration.class);
            context.registerBean("someAction", PlaybookAction.class, () -> action);
            context.refresh();
            assertThat(context.getBean(ModelAdmission.class).check("x.bpmn", model))
                    .isEmpty();
        }
        assertThat(Drafts.check("x.bpmn", model)).hasSize(1);
    }
}
