package io.tocsin.playbook;

import static io.tocsin.playbook.Drafts.FIRST;
import static io.tocsin.playbook.Drafts.errors;
import static io.tocsin.playbook.Drafts.process;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways in which a model could carry code, each refused in the words its author needs. */
class CodeInModelsTest {

    private static final String ACTION =
            "<bpmn:extensionElements><camunda:properties><camunda:property name=\"action\" value=\"case.set-status\" />"
                    + "</camunda:properties></bpmn:extensionElements>";

    private static List<String> inProcess(String... lines) {
        return errors("x.bpmn", process(lines));
    }

    private static String serviceTask(String attributes, String content) {
        return "<bpmn:serviceTask id=\"s\" " + attributes + ">" + content + "</bpmn:serviceTask>";
    }

    @ParameterizedTest
    @ValueSource(strings = {"groovy", "javascript", "python", "feel"})
    void scriptTasksAreRefused(String language) {
        assertThat(inProcess(
                        "<!-- a comment -->",
                        "<bpmn:scriptTask id=\"s\" scriptFormat=\"" + language
                                + "\"><bpmn:script>1</bpmn:script></bpmn:scriptTask>"))
                .containsExactly("script tasks are not allowed (element s, line " + (FIRST + 1) + ")");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "camunda:type=\"shell\" | camunda:type",
                "camunda:type=\"mail\" | camunda:type",
                "camunda:type=\"external\" camunda:delegateExpression=\"${action}\" | camunda:type",
                "camunda:class=\"java.lang.ProcessBuilder\" | camunda:class",
                "second:class=\"java.lang.ProcessBuilder\" | second:class",
                "class=\"java.lang.ProcessBuilder\" | class",
                "camunda:expression=\"${1}\" | camunda:expression",
                "camunda:topic=\"t\" | camunda:topic",
            })
    void onlyCatalogueActionsRun(String attributes, String name) {
        assertThat(inProcess(serviceTask(attributes, ACTION)))
                .contains("attribute " + name + " is not allowed, only catalogue actions are (element s, line " + FIRST
                        + ")");
    }

    @Test
    void expressionOfAServiceTaskIsRefusedAndNeverEvaluated(@TempDir Path folder) {
        Path canary = folder.resolve("canary");
        String attack = "${''.getClass().forName('java.nio.file.Files').getMethod('createFile').invoke(null, '" + canary
                + "')}";
        for (String attribute : List.of("camunda:expression", "camunda:delegateExpression")) {
            List<Finding> findings = Drafts.check(
                    "x.bpmn",
                    process(
                            "<bpmn:serviceTask id=\"s\"",
                            "  " + attribute + "=\"" + attack + "\">" + ACTION + "</bpmn:serviceTask>"));
            assertThat(findings).anySatisfy(finding -> {
                assertThat(finding.message()).contains(attribute, "only catalogue actions");
                assertThat(finding.element()).isEqualTo("s");
                assertThat(finding.line()).isEqualTo(FIRST + 1);
                assertThat(finding.column()).isEqualTo(3);
            });
        }
        assertThat(inProcess(condition(attack))).isNotEmpty();
        assertThat(Files.exists(canary)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"${dataSource}", "#{action}", "${action }", "${action}x", "action", "${case.set-status}"})
    void delegateExpressionIsTheOneThatLooksIntoTheCatalogue(String expression) {
        assertThat(inProcess(serviceTask("camunda:delegateExpression=\"" + expression + "\"", ACTION)))
                .containsExactly("camunda:delegateExpression must be ${action}, only catalogue actions are allowed"
                        + " (element s, line " + FIRST + ")");
    }

    @Test
    void actionOutsideTheCatalogueIsRefused() {
        String task = serviceTask("camunda:delegateExpression=\"${action}\"", ACTION);
        assertThat(inProcess(task)).isEmpty();
        assertThat(inProcess(task.replace("case.set-status", "case.delete-all")))
                .containsExactly("action case.delete-all is not in the catalogue, only catalogue actions are allowed"
                        + " (element s, line " + FIRST + ")");
        assertThat(inProcess(task.replace("case.set-status", "${a}"))).hasSize(1);
        assertThat(inProcess(serviceTask("camunda:delegateExpression=\"${action}\"", "")))
                .containsExactly("a service task needs the property action (element s, line " + FIRST + ")");
    }

    @Test
    void secondActionCannotHideBehindTheFirst() {
        String twice = "<camunda:property name=\"action\" value=\"case.set-status\" />";
        assertThat(inProcess(serviceTask(
                        "camunda:delegateExpression=\"${action}\"", ACTION.replace(twice, twice + "\n" + twice))))
                .containsExactly("property action is given twice (element s, line " + (FIRST + 1) + ")");
        assertThat(inProcess(serviceTask("camunda:delegateExpression=\"${action}\"", ACTION + "\n" + ACTION)))
                .contains("bpmn:extensionElements is given twice (element s, line " + (FIRST + 1) + ")");
    }

    private static String condition(String text) {
        return "<bpmn:sequenceFlow id=\"f\" sourceRef=\"a\" targetRef=\"b\"><bpmn:conditionExpression>" + text
                + "</bpmn:conditionExpression></bpmn:sequenceFlow>";
    }

    @Test
    void methodCallInAConditionIsRefusedWithItsColumn() {
        assertThat(inProcess(condition("${severity.length() > 2}")))
                .containsExactly("bpmn:conditionExpression is not an expression that is allowed,"
                        + " column 11: method calls are not allowed (element f, line " + FIRST + ")");
        assertThat(inProcess(condition("true")))
                .containsExactly(
                        "bpmn:conditionExpression must be an expression, ${...} (element f, line " + FIRST + ")");
        assertThat(inProcess(condition("${severity == 'S5'}"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "language=\"groovy\" | attribute language is not allowed, expressions have one language only",
                "camunda:resource=\"x.groovy\" | attribute camunda:resource is not allowed, only catalogue actions are",
                "xsi:type=\"bpmn:tScript\" | xsi:type must be tFormalExpression",
            })
    void conditionHasOneLanguage(String attribute, String message) {
        assertThat(inProcess(condition("${a}")
                        .replace("conditionExpression>${", "conditionExpression " + attribute + ">${")))
                .containsExactly(message + " (element f, line " + FIRST + ")");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<camunda:executionListener class=\"X\" event=\"start\" /> | execution listeners are not allowed",
                "<camunda:executionListener expression=\"${x}\" event=\"end\" /> | execution listeners are not allowed",
                "<camunda:taskListener delegateExpression=\"${x}\" event=\"create\" /> | task listeners are not allowed",
                "<camunda:taskListener event=\"timeout\"><camunda:script>1</camunda:script></camunda:taskListener>"
                        + " | task listeners are not allowed",
                "<camunda:inputOutput><camunda:inputParameter name=\"x\"><camunda:script scriptFormat=\"groovy\""
                        + " resource=\"http://127.0.0.1/x\" /></camunda:inputParameter></camunda:inputOutput>"
                        + " | input and output mappings (inputOutput) are not allowed",
                "<camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector>"
                        + " | connectors are not allowed",
                "<camunda:field name=\"x\" stringValue=\"y\" /> | field injection is not allowed",
                "<camunda:formData /> | embedded form fields are not allowed, draw a form instead",
                "<camunda:validation /> | validators are not allowed",
                "<camunda:failedJobRetryTimeCycle>R9/PT1S</camunda:failedJobRetryTimeCycle>"
                        + " | retries are set by the operator",
                "<operaton:taskListener class=\"X\" /> | unknown extension operaton:taskListener",
                "<flowable:executionListener class=\"X\" /> | unknown extension flowable:executionListener",
                "<activiti:taskListener class=\"X\" /> | unknown extension activiti:taskListener",
                "<Camunda:taskListener class=\"X\" /> | unknown extension Camunda:taskListener",
                "<second:taskListener class=\"X\" /> | task listeners are not allowed",
                "<xi:include href=\"http://127.0.0.1/x\" /> | unknown extension xi:include",
                "<plain /> | unknown extension plain",
                "<bpmn:script>1</bpmn:script> | scripts are not allowed",
                "<bpmn:endEvent id=\"s\" /> | bpmn:endEvent is not allowed inside bpmn:extensionElements",
                "<camunda:in variables=\"all\" /> | camunda:in is not allowed inside bpmn:extensionElements",
            })
    void extensionIsRefused(String extension, String message) {
        assertThat(inProcess(
                        "<bpmn:userTask id=\"u\"><bpmn:extensionElements>",
                        extension,
                        "</bpmn:extensionElements></bpmn:userTask>"))
                .contains(message + " (element " + (extension.contains("id=\"s\"") ? "s" : "u") + ", line "
                        + (FIRST + 1) + ")")
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "camunda:formHandlerClass",
                "camunda:formKey",
                "camunda:assignee",
                "camunda:candidateUsers",
                "camunda:dueDate",
                "camunda:followUpDate",
                "camunda:priority",
                "camunda:jobPriority",
                "camunda:taskPriority",
                "camunda:initiator",
                "implementation",
                "startQuantity",
            })
    void attributeOfAUserTaskIsRefused(String attribute) {
        assertThat(inProcess("<bpmn:userTask id=\"u\" " + attribute + "=\"x\" />"))
                .containsExactly("attribute " + attribute + " is not allowed (element u, line " + FIRST + ")");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"operaton:class", "flowable:class", "activiti:class", "Camunda:class", "operaton:asyncBefore"})
    void foreignAttributeIsAnUnknownExtension(String attribute) {
        assertThat(inProcess("<bpmn:userTask id=\"u\" " + attribute + "=\"true\" />"))
                .containsExactly("unknown extension " + attribute + " (element u, line " + FIRST + ")");
    }

    @ParameterizedTest
    @ValueSource(strings = {"variableMappingClass", "variableMappingDelegateExpression", "calledElementTenantId"})
    void variableMappingIsRefused(String attribute) {
        assertThat(inProcess("<bpmn:callActivity id=\"c\" calledElement=\"sp-x\" camunda:" + attribute + "=\"X\" />"))
                .containsExactly("attribute camunda:" + attribute + " is not allowed (element c, line " + FIRST + ")");
    }

    @Test
    void calledProcessIsNamedAndTakesAllVariables() {
        String call = "<bpmn:callActivity id=\"c\" calledElement=\"sp-x\"><bpmn:extensionElements>"
                + "<camunda:in variables=\"all\" /><camunda:out variables=\"all\" />"
                + "</bpmn:extensionElements></bpmn:callActivity>";
        assertThat(inProcess(call)).isEmpty();
        assertThat(inProcess(call.replace("sp-x", "${x}"))).hasSize(1);
        assertThat(inProcess(call.replaceFirst("variables=\"all\"", "sourceExpression=\"\\${x}\" target=\"y\"")))
                .containsExactly("attribute sourceExpression is not allowed (element c, line " + FIRST + ")");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<bpmn:userTask id=\"u\" camunda:candidateGroups=\"${x.y()}\" /> | camunda:candidateGroups | u",
                "<bpmn:userTask id=\"u\" camunda:candidateGroups=\"COORD,${x}\" /> | camunda:candidateGroups | u",
                "<bpmn:userTask id=\"u\" camunda:candidateGroups=\"${x ? 'COORD' : 'no-code'}\" />"
                        + " | camunda:candidateGroups | u",
                "<bpmn:userTask id=\"u\" name=\"${x.y()}\" /> | name | u",
                "<bpmn:userTask id=\"u\" name=\"Pay #{x}\" /> | name | u",
                "<bpmn:userTask id=\"u\"><bpmn:documentation>${x.y()}</bpmn:documentation></bpmn:userTask>"
                        + " | bpmn:documentation | u",
                "<bpmn:userTask id=\"u\"><bpmn:multiInstanceLoopCharacteristics camunda:collection=\"${x.y()}\" />"
                        + "</bpmn:userTask> | camunda:collection | u",
                "<bpmn:userTask id=\"u\"><bpmn:extensionElements><camunda:properties><camunda:property name=\"p\""
                        + " value=\"${x.y()}\" /></camunda:properties></bpmn:extensionElements></bpmn:userTask>"
                        + " | value | u",
                "<bpmn:intermediateCatchEvent id=\"e\"><bpmn:timerEventDefinition><bpmn:timeDuration>${x.y()}"
                        + "</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>"
                        + " | bpmn:timeDuration | e",
                "<bpmn:intermediateCatchEvent id=\"e\"><bpmn:conditionalEventDefinition><bpmn:condition>${x.y()}"
                        + "</bpmn:condition></bpmn:conditionalEventDefinition></bpmn:intermediateCatchEvent>"
                        + " | bpmn:condition | e",
            })
    void expressionStaysWithinTheGrammar(String element, String where, String id) {
        assertThat(inProcess(element))
                .singleElement()
                .asString()
                .startsWith(where + " ")
                .endsWith("(element " + id + ", line " + FIRST + ")");
    }

    @ParameterizedTest
    @ValueSource(strings = {"message", "signal", "escalation", "error"})
    void nameOfAnEventStaysWithinTheGrammar(String kind) {
        assertThat(errors(
                        "x.bpmn",
                        Drafts.definitions(
                                "<bpmn:process id=\"p\" />", "<bpmn:" + kind + " id=\"m\" name=\"${a.b()}\" />")))
                .containsExactly("name is not an expression that is allowed, column 4: method calls are not allowed"
                        + " (element m, line 4)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${x.y()}", "${x}", "P5Y", "-1", "P1826D "})
    void historyIsANumberOfDays(String history) {
        assertThat(errors("x.bpmn", process("").replace("P1826D", history)))
                .containsExactly(
                        "camunda:historyTimeToLive must be a number of days such as P1826D (element p, line 3)");
    }

    @Test
    void attackIsFoundInEveryCornerOfTheFile() {
        String attack = "<bpmn:scriptTask id=\"s\" />";
        String process = "<bpmn:process id=\"a\" isExecutable=\"true\" camunda:historyTimeToLive=\"1\">"
                + "<bpmn:startEvent id=\"b\" /></bpmn:process>";
        String refused = "script tasks are not allowed (element s, line 4)";
        assertThat(errors(
                        "x.bpmn",
                        Drafts.definitions(
                                process,
                                "<bpmn:process id=\"c\" isExecutable=\"false\"><bpmn:startEvent id=\"e\" />" + attack
                                        + "</bpmn:process>")))
                .containsExactly(refused);
        assertThat(errors(
                        "x.bpmn",
                        Drafts.definitions(
                                process,
                                process.replace("id=\"a\"", "id=\"z\"")
                                        .replace(
                                                "<bpmn:startEvent id=\"b\" />",
                                                "<bpmn:startEvent id=\"y\" />" + attack))))
                .containsExactly(refused);
        assertThat(errors(
                        "x.bpmn",
                        Drafts.definitions(
                                process, "<bpmn:collaboration id=\"c\">" + attack + "</bpmn:collaboration>")))
                .containsExactly(refused);
        assertThat(errors("x.bpmn", Drafts.definitions(process, attack))).containsExactly(refused);
        assertThat(inProcess(
                        "<bpmn:subProcess id=\"o\"><bpmn:startEvent id=\"n\" /><bpmn:subProcess id=\"i\">",
                        "<bpmn:startEvent id=\"m\" />" + attack + "</bpmn:subProcess></bpmn:subProcess>"))
                .containsExactly("script tasks are not allowed (element s, line " + (FIRST + 1) + ")");
        assertThat(errors("x.bpmn", Drafts.definitions(process, "<bpmn:collaboration id=\"c\" camunda:class=\"X\" />")))
                .containsExactly(
                        "attribute camunda:class is not allowed, only catalogue actions are (element c, line 4)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sendTask", "manualTask", "task", "transaction", "adHocSubProcess", "dataObject", "ioSpecification",
                "property", "resourceRole", "performer", "potentialOwner", "complexGateway", "group",
                        "dataStoreReference"
            })
    void elementOutsideTheListIsRefused(String element) {
        assertThat(inProcess("<bpmn:" + element + " id=\"x\" />"))
                .singleElement()
                .asString()
                .contains("not allowed")
                .endsWith("(element x, line " + FIRST + ")");
    }

    @Test
    void messageCannotBeThrown() {
        assertThat(inProcess(
                        "<bpmn:endEvent id=\"e\"><bpmn:messageEventDefinition camunda:class=\"X\" /></bpmn:endEvent>"))
                .containsExactly("bpmn:messageEventDefinition is not allowed inside bpmn:endEvent (element e, line "
                        + FIRST + ")");
    }

    @Test
    void listOfFindingsIsBounded() {
        String many = "<bpmn:scriptTask id=\"s\" />\n".repeat(1000);
        assertThat(Drafts.check("x.bpmn", process(many))).hasSize(Findings.MOST);
    }
}
