package io.tocsin.engine.camunda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.engine.DecisionTables;
import io.tocsin.engine.EngineRoom;
import io.tocsin.engine.Model;
import io.tocsin.engine.ModelRefused;
import io.tocsin.engine.ProcessModels;
import io.tocsin.engine.ProcessRuntime;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Models that slipped past admission, handed to the engine itself. */
class HostileModelsTest {

    private static final String REACH = "${''.getClass().forName('" + Canary.NAME + "').newInstance()}";

    private static EngineRoom room;

    @TempDir
    static Path cage;

    @BeforeAll
    static void enter() {
        room = new EngineRoom();
    }

    @AfterAll
    static void leave() {
        room.close();
    }

    @BeforeEach
    void hush() {
        Canary.hush();
    }

    /** Name, step with the id {@code step}, and what the refusal must name. */
    static Stream<Arguments> hostileSteps() {
        String task = "<bpmn:userTask id=\"step\"%s>%s</bpmn:userTask>";
        String service = "<bpmn:serviceTask id=\"step\" %s>%s</bpmn:serviceTask>";
        String extended = "<bpmn:extensionElements>%s</bpmn:extensionElements>";
        return Stream.of(
                step("class", service.formatted("camunda:class=\"" + Canary.NAME + "\"", ""), "class"),
                step("class of the JDK", service.formatted("camunda:class=\"java.lang.ProcessBuilder\"", ""), "class"),
                step("expression", service.formatted("camunda:expression=\"" + REACH + "\"", ""), "expression"),
                step("a harmless expression", service.formatted("camunda:expression=\"${x}\"", ""), "expression"),
                step(
                        "another bean",
                        service.formatted("camunda:delegateExpression=\"${dataSource}\"", ""),
                        "catalogue action"),
                step(
                        "a bean's method",
                        service.formatted("camunda:delegateExpression=\"${action.execute(execution)}\"", ""),
                        "delegateExpression"),
                step("shell", service.formatted("camunda:type=\"shell\"", fields(extended)), "type"),
                step("mail", service.formatted("camunda:type=\"mail\"", ""), "type"),
                step("external", service.formatted("camunda:type=\"external\" camunda:topic=\"t\"", ""), "type"),
                step(
                        "action and type together",
                        service.formatted("camunda:delegateExpression=\"${action}\" camunda:type=\"shell\"", ""),
                        "type"),
                step(
                        "connector",
                        service.formatted(
                                "",
                                extended.formatted(
                                        "<camunda:connector><camunda:connectorId>http-connector</camunda:connectorId>"
                                                + "</camunda:connector>")),
                        "connector"),
                step(
                        "field",
                        service.formatted(
                                "camunda:delegateExpression=\"${action}\"",
                                extended.formatted("<camunda:field name=\"x\" stringValue=\"y\"/>")),
                        "field"),
                step(
                        "the old namespace",
                        service.formatted(
                                "xmlns:activiti=\"http://activiti.org/bpmn\" activiti:class=\"" + Canary.NAME + "\"",
                                ""),
                        "activiti"),
                step(
                        "the fork's namespace",
                        service.formatted(
                                "xmlns:o=\"http://operaton.org/schema/1.0/bpmn\" o:class=\"" + Canary.NAME + "\"", ""),
                        "operaton"),
                step(
                        "script task",
                        "<bpmn:scriptTask id=\"step\" scriptFormat=\"javascript\"><bpmn:script>1</bpmn:script>"
                                + "</bpmn:scriptTask>",
                        "scriptTask"),
                step("send task", "<bpmn:sendTask id=\"step\" camunda:class=\"" + Canary.NAME + "\"/>", "sendTask"),
                step(
                        "business rule task with a class",
                        "<bpmn:businessRuleTask id=\"step\" camunda:class=\"" + Canary.NAME + "\"/>",
                        "class"),
                step(
                        "execution listener with a class",
                        task.formatted("", extended.formatted(listener("executionListener", "class", Canary.NAME))),
                        "executionListener"),
                step(
                        "execution listener with an expression",
                        task.formatted("", extended.formatted(listener("executionListener", "expression", REACH))),
                        "executionListener"),
                step(
                        "execution listener with a delegate",
                        task.formatted(
                                "", extended.formatted(listener("executionListener", "delegateExpression", "${x}"))),
                        "executionListener"),
                step(
                        "execution listener with a script",
                        task.formatted(
                                "",
                                extended.formatted("<camunda:executionListener event=\"start\"><camunda:script"
                                        + " scriptFormat=\"javascript\">1</camunda:script>"
                                        + "</camunda:executionListener>")),
                        "script"),
                step(
                        "task listener with a class",
                        task.formatted("", extended.formatted(listener("taskListener", "class", Canary.NAME))),
                        "taskListener"),
                step(
                        "task listener with an expression",
                        task.formatted("", extended.formatted(listener("taskListener", "expression", REACH))),
                        "taskListener"),
                step(
                        "task listener with a delegate",
                        task.formatted("", extended.formatted(listener("taskListener", "delegateExpression", "${x}"))),
                        "taskListener"),
                step(
                        "task listener with a script",
                        task.formatted(
                                "",
                                extended.formatted("<camunda:taskListener event=\"create\"><camunda:script"
                                        + " scriptFormat=\"groovy\" resource=\"x.groovy\"/></camunda:taskListener>")),
                        "script"),
                step(
                        "mapping with a script",
                        task.formatted(
                                "",
                                extended.formatted(
                                        "<camunda:inputOutput><camunda:inputParameter name=\"x\"><camunda:script"
                                                + " scriptFormat=\"javascript\">1</camunda:script>"
                                                + "</camunda:inputParameter></camunda:inputOutput>")),
                        "inputOutput"),
                step(
                        "form handler",
                        task.formatted(" camunda:formHandlerClass=\"" + Canary.NAME + "\"", ""),
                        "formHandlerClass"),
                step("form key", task.formatted(" camunda:formKey=\"" + REACH + "\"", ""), "formKey"),
                step(
                        "form data with a validator",
                        task.formatted(
                                "",
                                extended.formatted("<camunda:formData><camunda:formField id=\"f\" type=\"string\">"
                                        + "<camunda:validation><camunda:constraint name=\"validator\" config=\""
                                        + Canary.NAME + "\"/></camunda:validation></camunda:formField>"
                                        + "</camunda:formData>")),
                        "formData"),
                step("assignee", task.formatted(" camunda:assignee=\"" + REACH + "\"", ""), "assignee"),
                step("groups", task.formatted(" camunda:candidateGroups=\"" + REACH + "\"", ""), "candidateGroups"),
                step("due date", task.formatted(" camunda:dueDate=\"" + REACH + "\"", ""), "dueDate"),
                step("priority", task.formatted(" camunda:jobPriority=\"" + REACH + "\"", ""), "jobPriority"),
                step("name", "<bpmn:userTask id=\"step\" name=\"" + REACH + "\"/>", "name"),
                step(
                        "description",
                        task.formatted("", "<bpmn:documentation>" + REACH + "</bpmn:documentation>"),
                        "documentation"),
                step(
                        "property",
                        service.formatted(
                                "camunda:delegateExpression=\"${action}\"",
                                extended.formatted("<camunda:properties><camunda:property name=\"to\" value=\"" + REACH
                                        + "\"/></camunda:properties>")),
                        "value"),
                step(
                        "performer",
                        task.formatted(
                                "",
                                "<bpmn:potentialOwner><bpmn:resourceAssignmentExpression><bpmn:formalExpression>"
                                        + REACH
                                        + "</bpmn:formalExpression></bpmn:resourceAssignmentExpression></bpmn:potentialOwner>"),
                        "potentialOwner"),
                step(
                        "turns",
                        task.formatted(
                                "", "<bpmn:multiInstanceLoopCharacteristics camunda:collection=\"" + REACH + "\"/>"),
                        "collection"),
                step(
                        "number of turns",
                        task.formatted(
                                "",
                                "<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>" + REACH
                                        + "</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>"),
                        "loopCardinality"),
                step(
                        "end of turns",
                        task.formatted(
                                "",
                                "<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>2</bpmn:loopCardinality>"
                                        + "<bpmn:completionCondition>" + REACH
                                        + "</bpmn:completionCondition></bpmn:multiInstanceLoopCharacteristics>"),
                        "completionCondition"),
                step(
                        "variable mapping",
                        "<bpmn:callActivity id=\"step\" calledElement=\"x\" camunda:variableMappingClass=\""
                                + Canary.NAME + "\"/>",
                        "variableMappingClass"),
                step(
                        "variable mapping by expression",
                        "<bpmn:callActivity id=\"step\" calledElement=\"x\""
                                + " camunda:variableMappingDelegateExpression=\"${x}\"/>",
                        "variableMappingDelegateExpression"),
                step(
                        "called process",
                        "<bpmn:callActivity id=\"step\" calledElement=\"" + REACH + "\"/>",
                        "calledElement"),
                step(
                        "handed variable",
                        "<bpmn:callActivity id=\"step\" calledElement=\"x\">"
                                + extended.formatted("<camunda:in sourceExpression=\"" + REACH + "\" target=\"y\"/>")
                                + "</bpmn:callActivity>",
                        "sourceExpression"),
                step(
                        "timer",
                        "<bpmn:intermediateCatchEvent id=\"step\"><bpmn:timerEventDefinition><bpmn:timeDuration>"
                                + REACH
                                + "</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>",
                        "timeDuration"),
                step(
                        "condition of an event",
                        "<bpmn:intermediateCatchEvent id=\"step\"><bpmn:conditionalEventDefinition><bpmn:condition"
                                + " xsi:type=\"bpmn:tFormalExpression\">" + REACH
                                + "</bpmn:condition></bpmn:conditionalEventDefinition></bpmn:intermediateCatchEvent>",
                        "condition"),
                step(
                        "condition in another language",
                        "<bpmn:intermediateCatchEvent id=\"step\"><bpmn:conditionalEventDefinition><bpmn:condition"
                                + " xsi:type=\"bpmn:tFormalExpression\" language=\"javascript\">true"
                                + "</bpmn:condition></bpmn:conditionalEventDefinition></bpmn:intermediateCatchEvent>",
                        "language"),
                step(
                        "a step in a foreign namespace",
                        task.formatted(
                                "",
                                extended.formatted("<x:scriptTask xmlns:x=\"http://x.example\" id=\"step_hidden\"/>")),
                        "scriptTask"));
    }

    private static Arguments step(String name, String step, String named) {
        return Arguments.of(name, step, named);
    }

    private static String listener(String kind, String attribute, String value) {
        return "<camunda:%s event=\"%s\" %s=\"%s\"/>"
                .formatted(kind, kind.equals("taskListener") ? "create" : "start", attribute, value);
    }

    private static String fields(String extended) {
        return extended.formatted("<camunda:field name=\"command\" stringValue=\"touch\"/><camunda:field name=\"arg1\""
                + " stringValue=\"" + new File(cage.toFile(), "sung") + "\"/>");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostileSteps")
    void isRefusedByNameBeforeAnythingRuns(String name, String step, String named) {
        Model model = Model.step("hostile", step);

        assertThatThrownBy(() -> room.deploy(model))
                .isInstanceOf(ModelRefused.class)
                .hasMessageContaining("step")
                .hasMessageContaining(named);
        assertThat(room.face(ProcessModels.class).newest())
                .noneMatch(found -> found.processKey().equals("hostile"));
        assertThat(Canary.songs()).isZero();
        assertThat(cage).isEmptyDirectory();
    }

    @Test
    void aConditionOfAFlowMayCallNothing() {
        for (String condition : new String[] {
            REACH, "${''.class}", "#{true}", "${execution.setVariable('a', 'b')}", "${x.size() > 1}", "${x['a']}"
        }) {
            Model model = Model.raw("flow", flowOn(condition));
            assertThatThrownBy(() -> room.deploy(model))
                    .as(condition)
                    .isInstanceOf(ModelRefused.class)
                    .hasMessageContaining("conditionExpression")
                    .hasMessageContaining("column");
        }
        assertThat(Canary.songs()).isZero();
    }

    /** The names by which the engine's own language reaches the engine are only names of variables here. */
    @Test
    void theEnginesOwnRootsAreNothing() {
        room.deploy(Model.raw(
                "roots",
                flowOn("${execution == null &amp;&amp; task == null &amp;&amp; externalTask == null"
                        + " &amp;&amp; authenticatedUserId == null &amp;&amp; execution.processEngine == null}")));

        room.face(ProcessRuntime.class).start("roots", "roots-case", Map.of());

        assertThat(room.notes().created)
                .filteredOn(task -> "roots-case".equals(task.incident()))
                .extracting(task -> task.element())
                .containsExactly("yes");
    }

    private static String flowOn(String condition) {
        return """
                <bpmn:process id="flowing" isExecutable="true"><bpmn:startEvent id="start"/>
                <bpmn:sequenceFlow id="f" sourceRef="start" targetRef="g"/><bpmn:exclusiveGateway id="g" default="n"/>
                <bpmn:sequenceFlow id="y" sourceRef="g" targetRef="yes"><bpmn:conditionExpression
                  xsi:type="bpmn:tFormalExpression">%s</bpmn:conditionExpression></bpmn:sequenceFlow>
                <bpmn:sequenceFlow id="n" sourceRef="g" targetRef="no"/>
                <bpmn:userTask id="yes"/><bpmn:userTask id="no"/></bpmn:process>
                """
                .replace("flowing", "roots")
                .formatted(condition);
    }

    @Test
    void aSecondProcessOfTheFileIsLookedAtToo() {
        Model model = Model.raw(
                "two",
                "<bpmn:process id=\"front\" isExecutable=\"true\"><bpmn:startEvent id=\"a\"/></bpmn:process>"
                        + "<bpmn:process id=\"back\" isExecutable=\"false\"><bpmn:scriptTask id=\"hidden\"/></bpmn:process>");

        assertThatThrownBy(() -> room.deploy(model))
                .isInstanceOf(ModelRefused.class)
                .hasMessageContaining("scriptTask hidden");
    }

    @Test
    void anImportIsRefused() {
        Model model = Model.raw(
                "imports",
                "<bpmn:import namespace=\"x\" location=\"http://127.0.0.1:1/x.wsdl\""
                        + " importType=\"http://schemas.xmlsoap.org/wsdl/\"/>");

        assertThatThrownBy(() -> room.deploy(model))
                .isInstanceOf(ModelRefused.class)
                .hasMessageContaining("import");
    }

    @Test
    void valuesOfVariablesAreNeverEvaluated() {
        room.deploy(Model.step("values", "<bpmn:userTask id=\"step\" name=\"Ask\"/>"));
        String instance = room.face(ProcessRuntime.class)
                .start("values", "values-case", Map.of("execution", REACH, "title", REACH));

        assertThat(room.face(ProcessRuntime.class).variables(instance)).containsEntry("title", REACH);
        assertThat(Canary.songs()).isZero();
    }

    @Test
    void aSchemaElsewhereIsNotFetched() throws IOException {
        try (ServerSocket elsewhere = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Boolean> called = CompletableFuture.supplyAsync(() -> {
                try {
                    elsewhere.accept().close();
                    return true;
                } catch (IOException closed) {
                    return false;
                }
            });
            String text = Model.step("schema", "<bpmn:userTask id=\"step\"/>")
                    .text()
                    .replace(
                            " targetNamespace",
                            " xmlns:e=\"http://e.example\" xsi:schemaLocation=\"http://e.example http://127.0.0.1:%d/e.xsd\" e:x=\"1\" targetNamespace"
                                    .formatted(elsewhere.getLocalPort()));

            assertThatThrownBy(() -> room.deploy(new Model("schema", "schema.bpmn", text)))
                    .isInstanceOf(ModelRefused.class);
            elsewhere.close();
            assertThat(called.join()).isFalse();
        }
    }

    @Test
    void decisionsSpeakFeelOnly() {
        for (String language : new String[] {"juel", "javascript", "groovy", "http://camunda.org/schema/1.0/juel"}) {
            Model model = Model.decision("juel", " expressionLanguage=\"" + language + "\"", "-|" + REACH);
            assertThatThrownBy(() -> room.deploy(model))
                    .as(language)
                    .isInstanceOf(ModelRefused.class)
                    .hasMessageContaining("juel")
                    .hasMessageContaining("FEEL only");
        }
        assertThat(Canary.songs()).isZero();
    }

    @Test
    void feelReachesNoClass() {
        for (String cell : new String[] {
            "(function(x) external { java: { class: \"" + Canary.NAME + "\", method signature: \"sing()\" } })(1)",
            "{ f: function() external { java: { class: \"" + Canary.NAME
                    + "\", method signature: \"sing()\" } }, r: f() }.r",
            REACH.replace("${", "").replace("}", ""),
            REACH
        }) {
            room.deploy(Model.decision("external", "", "-|" + cell));
            assertThat(evaluated("external")).as(cell).doesNotContain("sung");
            assertThat(Canary.songs()).as(cell).isZero();
        }
    }

    private static String evaluated(String decision) {
        try {
            return room.face(DecisionTables.class)
                    .evaluate(decision, Map.of("severity", "S5"))
                    .toString();
        } catch (ProcessEngineException unreadable) {
            return "refused";
        }
    }

    @Test
    void whatIsNoModelIsRefused() {
        for (String text : new String[] {"", "PK\u0003\u0004", "<html/>", "<bpmn:definitions", "{}"}) {
            assertThatThrownBy(() -> room.deploy(new Model("none", "none.bpmn", text)))
                    .as(text)
                    .isInstanceOf(ModelRefused.class);
        }
    }

    @Test
    void anEntityIsNotResolved(@TempDir Path elsewhere) throws IOException {
        Path secret = Files.writeString(elsewhere.resolve("secret"), "secret");
        String text = Model.step("entity", "<bpmn:userTask id=\"step\" name=\"&e;\"/>")
                .text()
                .replace(
                        "<bpmn:definitions",
                        "<!DOCTYPE d [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]><bpmn:definitions");

        assertThatThrownBy(() -> room.deploy(new Model("entity", "entity.bpmn", text)))
                .isInstanceOf(ModelRefused.class)
                .hasMessageContaining("DOCTYPE");
    }

    /** Shows that the canary is alive: the engine as it comes lets all of this through. */
    @Test
    void theEngineWithoutWallsLetsTheCanarySing() {
        var stock = new StandaloneInMemProcessEngineConfiguration();
        stock.setJdbcUrl("jdbc:h2:mem:stock;DB_CLOSE_DELAY=-1");
        stock.setEnforceHistoryTimeToLive(false);
        ProcessEngine engine = stock.buildProcessEngine();
        try {
            for (String step : new String[] {
                "<bpmn:serviceTask id=\"step\" camunda:class=\"" + Canary.NAME + "\"/>",
                "<bpmn:serviceTask id=\"step\" camunda:expression=\"" + REACH + "\"/>",
                "<bpmn:userTask id=\"step\" camunda:assignee=\""
                        + REACH.replace("newInstance()", "getMethod('sing').invoke(null)") + "\"/>",
                "<bpmn:userTask id=\"step\"><bpmn:extensionElements>"
                        + listener("taskListener", "class", Canary.NAME)
                        + "</bpmn:extensionElements></bpmn:userTask>"
            }) {
                Canary.hush();
                Model model = Model.step("stock", step);
                engine.getRepositoryService()
                        .createDeployment()
                        .addString(model.file(), model.text())
                        .deploy();
                engine.getRuntimeService().startProcessInstanceByKey("stock");
                assertThat(Canary.songs()).as(step).isPositive();
            }
            Canary.hush();
            Model form =
                    Model.step("form", "<bpmn:userTask id=\"step\" camunda:formHandlerClass=\"" + Canary.NAME + "\"/>");
            assertThatThrownBy(() -> engine.getRepositoryService()
                    .createDeployment()
                    .addInputStream(
                            form.file(),
                            new java.io.ByteArrayInputStream(form.text().getBytes(StandardCharsets.UTF_8)))
                    .deploy());
            assertThat(Canary.songs()).as("while it parses").isPositive();
        } finally {
            engine.close();
        }
    }
}
