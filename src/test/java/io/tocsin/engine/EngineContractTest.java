package io.tocsin.engine;

import static io.tocsin.engine.Model.flow;
import static io.tocsin.engine.Model.process;
import static io.tocsin.engine.Model.properties;
import static io.tocsin.engine.Model.step;
import static io.tocsin.engine.Model.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tocsin.engine.ProcessRuntime.Position;
import io.tocsin.engine.ProcessRuntime.StuckStep;
import io.tocsin.shared.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the other rooms may rely on, whichever engine stands behind the faces. */
class EngineContractTest {

    private static EngineRoom room;

    private final String incident = UUID.randomUUID().toString();

    @BeforeAll
    static void enter() {
        room = new EngineRoom();
    }

    @AfterAll
    static void leave() {
        room.close();
    }

    @BeforeEach
    void nothingFails() {
        room.notes().act = call -> Map.of();
        room.notes().whenFired = timer -> {};
    }

    private ProcessRuntime processes() {
        return room.face(ProcessRuntime.class);
    }

    private HumanTasks tasks() {
        return room.face(HumanTasks.class);
    }

    private Timers timers() {
        return room.face(Timers.class);
    }

    private String start(Model model, Map<String, Object> variables) {
        room.deploy(model);
        return processes().start(model.key(), incident, variables);
    }

    private List<HumanTask> created() {
        return room.notes().created.stream()
                .filter(task -> incident.equals(task.incident()))
                .toList();
    }

    private HumanTask created(String element) {
        return created().stream()
                .filter(task -> task.element().equals(element))
                .findFirst()
                .orElseThrow();
    }

    private List<String> open() {
        return created().stream()
                .filter(task -> tasks().find(task.id()).isPresent())
                .map(HumanTask::element)
                .sorted()
                .toList();
    }

    @Nested
    class Beginning {

        @Test
        void aMessageStartsTheProcessThatBeginsWithIt() {
            room.deploy(process(
                    "by-message",
                    "<bpmn:startEvent id=\"start\"><bpmn:messageEventDefinition messageRef=\"m_start\"/></bpmn:startEvent>"
                            + flow("start", "first")
                            + task("first")));

            String instance =
                    processes().startByMessage("M-START-by-message", incident, Map.of("severity", "S4", "n", 3));

            assertThat(open()).containsExactly("first");
            assertThat(created("first").processInstance()).isEqualTo(instance);
            assertThat(created("first").playbook()).isEqualTo("by-message");
            assertThat(processes().variables(instance))
                    .containsEntry("severity", "S4")
                    .containsEntry("n", 3);
        }

        @Test
        void aMessageThatStartsNothingIsAFault() {
            assertThatThrownBy(() -> processes().startByMessage("M-NOBODY", incident, Map.of()))
                    .hasMessageContaining("M-NOBODY");
        }

        @Test
        void theSameContentIsDeployedOnce() {
            Model model = step("once", task("step"));
            Map<String, byte[]> files = Map.of(model.file(), model.text().getBytes());
            ProcessModels models = room.face(ProcessModels.class);

            assertThat(models.deploy("once", files)).isTrue();
            assertThat(models.deploy("once", files)).isFalse();
            assertThat(models.newest())
                    .filteredOn(found -> found.processKey().equals("once"))
                    .extracting(ProcessModels.Model::version)
                    .containsExactly(1);
            assertThat(models.deploy(
                            "once",
                            Map.of(
                                    model.file(),
                                    model.text().replace("Do step", "Do it").getBytes())))
                    .isTrue();
        }

        @Test
        void aModelWithoutTimeToLiveIsAcceptedWithTheDefault() {
            Model with = step("no-ttl", task("step"));
            Model without = new Model(
                    with.key(), with.file(), with.text().replace(" camunda:historyTimeToLive=\"P1826D\"", ""));
            assertThat(without.text()).doesNotContain("historyTimeToLive");

            start(without, Map.of());

            assertThat(open()).containsExactly("step");
        }

        @Test
        void aModelIsReadBackAsItWasDeployed() {
            Model model = step("read-back", task("step"));
            room.face(ProcessModels.class)
                    .deploy(
                            "read-back",
                            Map.of(model.file(), model.text().getBytes(), "t01.form", "{\"id\":\"t01\"}".getBytes()));
            String definition = room.face(ProcessModels.class).newest().stream()
                    .filter(found -> found.processKey().equals("read-back"))
                    .findFirst()
                    .orElseThrow()
                    .definition();

            assertThat(room.face(ProcessModels.class).bpmn(definition)).contains(model.text());
            assertThat(room.face(ProcessModels.class).form(definition, "t01")).contains("{\"id\":\"t01\"}");
            assertThat(room.face(ProcessModels.class).form(definition, "t02")).isEmpty();
            assertThat(room.face(ProcessModels.class).flowNodes(definition)).containsExactly("end", "start", "step");
        }
    }

    @Nested
    class PeoplesSteps {

        @Test
        void aTaskTellsWhatTheModelSaysOfIt() {
            start(
                    step(
                            "told",
                            "<bpmn:userTask id=\"step\" name=\"Notify\" camunda:candidateGroups=\"SECAUTH,COORD\""
                                    + " camunda:formRef=\"t06-notify\" camunda:formRefBinding=\"deployment\">"
                                    + properties("code", "T06", "i18n.pt", "Notificar", "deadline1.anchor", "aware_at")
                                    + "</bpmn:userTask>"),
                    Map.of());

            HumanTask task = created("step");
            assertThat(task.code()).isEqualTo("T06");
            assertThat(task.name()).isEqualTo("Notify");
            assertThat(task.groups()).containsExactly("COORD", "SECAUTH");
            assertThat(task.form()).isEqualTo("t06-notify");
            assertThat(task.properties())
                    .containsEntry("i18n.pt", "Notificar")
                    .containsEntry("deadline1.anchor", "aware_at");
            assertThat(task.assignee()).isNull();
            assertThat(task.stage()).isEmpty();
            assertThat(task.locals()).isEmpty();
            assertThat(tasks().open(incident, "T06"))
                    .extracting(HumanTasks.Open::id)
                    .containsExactly(task.id());
            assertThat(tasks().openIds()).contains(task.id());
        }

        @Test
        void theStageIsTheOutermostPartOfTheStory() {
            room.deploy(step("inner", task("called")));
            start(
                    process(
                            "stages",
                            "<bpmn:startEvent id=\"start\"/>" + flow("start", "a")
                                    + stage("a", "Detection", "Deteção", "")
                                    + flow("a", "b")
                                    + stage("b", "Response", "Resposta", stage("deep", "Deep", "Fundo", ""))
                                    + flow("b", "c")
                                    + "<bpmn:callActivity id=\"c\" name=\"Referral\" calledElement=\"inner\">"
                                    + properties("i18n.pt", "Participação") + "</bpmn:callActivity>"),
                    Map.of());

            assertThat(created("a_task").stage()).isEqualTo(Map.of("en", "Detection", "pt", "Deteção"));
            complete("a_task");
            assertThat(created("deep_task").stage()).isEqualTo(Map.of("en", "Response", "pt", "Resposta"));
            complete("deep_task");
            assertThat(created("called").stage()).isEqualTo(Map.of("en", "Referral", "pt", "Participação"));
        }

        private String stage(String id, String name, String portuguese, String inner) {
            String step = inner.isEmpty() ? id + "_task" : id + "_task";
            String content = inner.isEmpty()
                    ? "<bpmn:startEvent id=\"%s_start\"/>".formatted(id) + flow(id + "_start", step) + task(step)
                    : "<bpmn:startEvent id=\"%s_start\"/>".formatted(id) + flow(id + "_start", "deep") + inner;
            return "<bpmn:subProcess id=\"%s\" name=\"%s\">%s%s</bpmn:subProcess>"
                    .formatted(id, name, properties("i18n.pt", portuguese), content);
        }

        @Test
        void eachTurnHasItsOwnLocals() {
            start(
                    step(
                            "turns",
                            "<bpmn:userTask id=\"step\" name=\"Ask\"><bpmn:multiInstanceLoopCharacteristics"
                                    + " camunda:collection=\"allies\" camunda:elementVariable=\"ally\"/></bpmn:userTask>"),
                    Map.of("allies", "NATO, PT,,ES", "other", "x"));

            assertThat(created()).extracting(task -> task.locals().get("ally")).containsExactly("NATO", "PT", "ES");
            assertThat(created()).allSatisfy(task -> assertThat(task.locals()).doesNotContainKey("other"));
            created().forEach(task -> tasks().complete(task.id(), Map.of()));
            assertThat(positions("end")).hasSize(1);
        }

        @Test
        void anEmptyListMeansNoTurn() {
            start(
                    step(
                            "no-turns",
                            "<bpmn:userTask id=\"step\"><bpmn:multiInstanceLoopCharacteristics"
                                    + " camunda:collection=\"allies\" camunda:elementVariable=\"ally\"/></bpmn:userTask>"),
                    Map.of());

            assertThat(created()).isEmpty();
            assertThat(positions("end")).hasSize(1);
        }

        @Test
        void moreThanTwoHundredTurnsAreRefused() {
            Model list = step(
                    "many",
                    "<bpmn:userTask id=\"step\"><bpmn:multiInstanceLoopCharacteristics"
                            + " camunda:collection=\"allies\" camunda:elementVariable=\"ally\"/></bpmn:userTask>");
            Model count = step(
                    "many-counted",
                    "<bpmn:userTask id=\"step\"><bpmn:multiInstanceLoopCharacteristics>"
                            + "<bpmn:loopCardinality xsi:type=\"bpmn:tFormalExpression\">${n}</bpmn:loopCardinality>"
                            + "</bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>");
            String allies = String.join(",", Collections.nCopies(201, "PT"));

            assertThatThrownBy(() -> start(list, Map.of("allies", allies))).hasMessageContaining("at most 200");
            assertThatThrownBy(() -> start(count, Map.of("n", 1_000_000))).hasMessageContaining("at most 200");
            assertThatThrownBy(() -> start(count, Map.of("n", "201"))).hasMessageContaining("at most 200");
            assertThat(processes().positions(incident)).isEmpty();
            start(count, Map.of("n", "3"));
            assertThat(open()).hasSize(3);
        }

        @Test
        void aCalledProcessBelongsToTheSameIncidentAndSeesItsVariables() {
            room.deploy(step("callee", task("called")));
            String caller = start(
                    step(
                            "caller",
                            "<bpmn:callActivity id=\"step\" calledElement=\"callee\"><bpmn:extensionElements>"
                                    + "<camunda:in variables=\"all\"/><camunda:out variables=\"all\"/>"
                                    + "</bpmn:extensionElements></bpmn:callActivity>"),
                    Map.of("severity", "S5"));

            HumanTask task = created("called");
            assertThat(task.incident()).isEqualTo(incident);
            assertThat(task.processInstance()).isNotEqualTo(caller);
            assertThat(task.playbook()).isEqualTo("callee");
            assertThat(processes().variables(task.processInstance())).containsEntry("severity", "S5");
            tasks().complete(task.id(), Map.of("answer", "yes"));
            assertThat(positions("end")).hasSize(2);
        }

        @Test
        void completingMovesOnInTheCallersTransactionAndFallsBackWithIt() {
            start(
                    process(
                            "two",
                            "<bpmn:startEvent id=\"start\"/>" + flow("start", "first") + task("first")
                                    + flow("first", "second") + task("second")),
                    Map.of());
            String first = created("first").id();

            assertThatThrownBy(() -> room.together(inside -> {
                        tasks().complete(first, Map.of("n", 1));
                        assertThat(created("second").incident()).isEqualTo(incident);
                        throw new IllegalStateException("the caller changes its mind");
                    }))
                    .hasMessageContaining("changes its mind");
            assertThat(tasks().find(first)).isPresent();
            assertThat(tasks().open(incident, "second")).isEmpty();

            tasks().assign(first, "coord");
            tasks().complete(first, Map.of("n", 1));
            assertThat(tasks().find(first)).isEmpty();
            assertThat(tasks().open(incident, "second")).hasSize(1);
            assertThat(room.notes().ended).contains(new HumanTaskEnded(first, incident, "coord", true));
        }

        @Test
        void aCompletedTaskIsRefused() {
            start(step("gone", task("step")), Map.of());
            String task = created("step").id();
            tasks().complete(task, Map.of());

            assertThatThrownBy(() -> tasks().complete(task, Map.of()))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("task-already-completed"));
        }

        private void complete(String element) {
            tasks().complete(created(element).id(), Map.of());
        }
    }

    private List<Position> positions(String element) {
        return processes().positions(incident).stream()
                .filter(position -> position.element().equals(element))
                .toList();
    }

    @Nested
    class WordsFromOutside {

        private final Model waiting = process(
                "waiting",
                "<bpmn:startEvent id=\"start\"/>" + flow("start", "fork") + "<bpmn:parallelGateway id=\"fork\"/>"
                        + flow("fork", "work") + task("work") + flow("fork", "catch")
                        + "<bpmn:intermediateCatchEvent id=\"catch\"><bpmn:messageEventDefinition messageRef=\"m_go\"/>"
                        + "</bpmn:intermediateCatchEvent>" + flow("catch", "caught") + task("caught")
                        + flow("fork", "receive")
                        + "<bpmn:receiveTask id=\"receive\" messageRef=\"m_go\"/>" + flow("receive", "received")
                        + task("received")
                        + onEvent("press", "false", "<bpmn:messageEventDefinition messageRef=\"m_go\"/>")
                        + onEvent("raised", "false", "<bpmn:signalEventDefinition signalRef=\"s_class\"/>")
                        + onEvent(
                                "severe",
                                "false",
                                "<bpmn:conditionalEventDefinition camunda:variableName=\"severity\">"
                                        + "<bpmn:condition xsi:type=\"bpmn:tFormalExpression\">${severity == 'S5'}"
                                        + "</bpmn:condition></bpmn:conditionalEventDefinition>"));

        private static String onEvent(String id, String interrupting, String definition) {
            return ("<bpmn:subProcess id=\"%1$s\" triggeredByEvent=\"true\"><bpmn:startEvent id=\"%1$s_start\""
                                    + " isInterrupting=\"%2$s\">%3$s</bpmn:startEvent>")
                            .formatted(id, interrupting, definition)
                    + flow(id + "_start", id + "_task") + task(id + "_task") + "</bpmn:subProcess>";
        }

        @Test
        void aMessageReachesEveryPlaceThatWaits() {
            start(waiting, Map.of());
            assertThat(processes().awaited(incident)).containsExactly("M-GO", "S-CLASS");

            assertThat(processes().correlate("M-GO", incident, Map.of("why", "press")))
                    .isEqualTo(3);

            assertThat(open()).containsExactly("caught", "press_task", "received", "work");
            assertThat(processes().variables(created("work").processInstance())).containsEntry("why", "press");
            assertThat(processes().correlate("M-GO", incident, Map.of())).isEqualTo(1);
        }

        @Test
        void aMessageNobodyWaitsForReachesNobody() {
            start(step("deaf", task("step")), Map.of());

            assertThat(processes().correlate("M-GO", incident, Map.of())).isZero();
            assertThat(processes().correlate("M-GO", "no such incident", Map.of()))
                    .isZero();
        }

        @Test
        void aMessageForOneInstanceStaysInIt() {
            String here = start(waiting, Map.of());
            String there = processes().start("waiting", incident, Map.of());

            assertThat(processes().correlateTo(here, "M-GO", Map.of())).isEqualTo(3);

            assertThat(created())
                    .filteredOn(task -> task.element().equals("press_task"))
                    .extracting(HumanTask::processInstance)
                    .containsExactly(here)
                    .doesNotContain(there);
        }

        @Test
        void aSignalStaysInsideOneIncident() {
            String other = UUID.randomUUID().toString();
            start(waiting, Map.of());
            processes().start("waiting", other, Map.of());

            assertThat(processes().signal("S-CLASS", incident, Map.of("max_class", "C3")))
                    .isEqualTo(1);

            assertThat(open()).contains("raised_task");
            assertThat(tasks().open(other, "raised_task")).isEmpty();
            assertThat(tasks().open(other, "work")).hasSize(1);
        }

        @Test
        void aConditionIsLookedAtAgainWhenVariablesChange() {
            String instance = start(waiting, Map.of("severity", "S3"));

            processes().setVariables(instance, Map.of("severity", "S4", "other", 1));
            assertThat(open()).doesNotContain("severe_task");
            processes().setVariables(instance, Map.of("severity", "S5"));
            assertThat(open()).contains("severe_task");
        }

        @Test
        void anInterruptingEventTakesTheTasksAway() {
            start(
                    process(
                            "interrupted",
                            "<bpmn:startEvent id=\"start\"/>" + flow("start", "work") + task("work")
                                    + onEvent("press", "true", "<bpmn:messageEventDefinition messageRef=\"m_go\"/>")),
                    Map.of());
            String work = created("work").id();

            assertThat(processes().correlate("M-GO", incident, Map.of())).isEqualTo(1);

            assertThat(open()).containsExactly("press_task");
            assertThat(room.notes().ended).contains(new HumanTaskEnded(work, incident, null, false));
        }

        @Test
        void aCancelledInstanceIsGoneAndItsTasksWithIt() {
            String instance = start(waiting, Map.of());
            String work = created("work").id();

            processes().cancel(instance, "merged");
            processes().cancel(instance, "twice");

            assertThat(open()).isEmpty();
            assertThat(processes().awaited(incident)).isEmpty();
            assertThat(processes().variables(instance)).isEmpty();
            assertThat(room.notes().ended).contains(new HumanTaskEnded(work, incident, null, false));
            assertThat(positions("work")).singleElement().satisfies(position -> {
                assertThat(position.cancelled()).isTrue();
                assertThat(position.to()).isNotNull();
            });
        }

        @Test
        void positionsTellWhatIsDoneAndWhatIsActive() {
            room.deploy(step("part", task("called")));
            start(
                    process(
                            "whole",
                            "<bpmn:startEvent id=\"start\"/>" + flow("start", "first") + task("first")
                                    + flow("first", "call")
                                    + "<bpmn:callActivity id=\"call\" calledElement=\"part\"/>"),
                    Map.of());
            tasks().complete(created("first").id(), Map.of());

            Map<String, Position> seen = processes().positions(incident).stream()
                    .collect(Collectors.toMap(position -> position.processKey() + "/" + position.element(), p -> p));
            assertThat(seen.keySet())
                    .containsExactlyInAnyOrder("whole/start", "whole/first", "whole/call", "part/start", "part/called");
            assertThat(seen.get("whole/first").to()).isNotNull();
            assertThat(seen.get("whole/call").to()).isNull();
            assertThat(seen.get("part/called").to()).isNull();
            assertThat(seen.values()).noneMatch(Position::cancelled);
        }
    }

    @Nested
    class Decisions {

        @Test
        void everyMatchingRowAnswersInTheTablesOrder() {
            room.deploy(Model.decision("rate", "", "\"S5\",\"S4\"|\"leader\"", "\"S1\"|\"nobody\"", "-|severity"));

            assertThat(room.face(DecisionTables.class).evaluate("rate", Map.of("severity", "S5")))
                    .extracting(row -> row.get("answer"))
                    .containsExactly("leader", "S5");
        }

        @Test
        void whatIsNotGivenCountsAsNull() {
            room.deploy(Model.decision("null-row", "", "null|\"unknown\"", "\"S5\"|\"high\""));
            Map<String, Object> nothing = new HashMap<>();
            nothing.put("severity", null);

            assertThat(room.face(DecisionTables.class).evaluate("null-row", Map.of()))
                    .extracting(row -> row.get("answer"))
                    .containsExactly("unknown");
            assertThat(room.face(DecisionTables.class).evaluate("null-row", nothing))
                    .hasSize(1);
        }

        @Test
        void noMatchIsNoRow() {
            room.deploy(Model.decision("no-row", "", "\"S5\"|\"high\""));

            assertThat(room.face(DecisionTables.class).evaluate("no-row", Map.of("severity", "S1")))
                    .isEmpty();
        }

        @Test
        void aRuleTaskPutsTheAnswerIntoTheProcess() {
            room.deploy(Model.decision("route", "", "\"S5\"|\"leader\"", "\"S1\"|\"desk\""));
            start(
                    process(
                            "routed",
                            "<bpmn:startEvent id=\"start\"/>" + flow("start", "rule")
                                    + "<bpmn:businessRuleTask id=\"rule\" camunda:decisionRef=\"route\""
                                    + " camunda:resultVariable=\"to\" camunda:mapDecisionResult=\"singleEntry\"/>"
                                    + flow("rule", "choice") + "<bpmn:exclusiveGateway id=\"choice\"/>"
                                    + flow("choice", "leader", "${to == 'leader'}") + task("leader")
                                    + flow("choice", "desk", "${to != 'leader'}") + task("desk")),
                    Map.of("severity", "S5"));

            assertThat(open()).containsExactly("leader");
        }

        @Test
        void aTableThatIsNotDeployedIsAFault() {
            assertThatThrownBy(() -> room.face(DecisionTables.class).evaluate("no-such", Map.of()))
                    .hasMessageContaining("no-such");
        }
    }

    @Nested
    class Actions {

        private Model acting(String key, String... properties) {
            return step(
                    key,
                    "<bpmn:serviceTask id=\"step\" camunda:delegateExpression=\"${action}\" camunda:asyncBefore=\"true\">"
                            + properties(properties) + "</bpmn:serviceTask>");
        }

        @Test
        void anActionIsFoundByItsNameAndGetsItsParametersEvaluated() {
            room.notes().act = call -> Map.of("rated", call.parameters().get("to"));
            String instance = start(
                    acting(
                            "acts",
                            "action",
                            "test.act",
                            "to",
                            "${severity == 'S5' ? 'HOG' : 'COORD'}",
                            "plain",
                            "as it stands",
                            "none",
                            "${missing}"),
                    Map.of("severity", "S5"));

            await().until(() -> !positions("end").isEmpty());
            PlaybookAction.Call call = room.notes().calls.stream()
                    .filter(made -> made.processInstance().equals(instance))
                    .findFirst()
                    .orElseThrow();
            assertThat(call.incident()).isEqualTo(incident);
            assertThat(call.element()).isEqualTo("step");
            assertThat(call.parameters())
                    .containsEntry("to", "HOG")
                    .containsEntry("plain", "as it stands")
                    .containsEntry("none", "");
            assertThat(call.variables()).containsEntry("severity", "S5");
        }

        @Test
        void anActionThatIsNotInTheCatalogueStandsOnTheStuckPage() {
            start(acting("unknown-action", "action", "case.launch-missiles"), Map.of());

            StuckStep stuck = await().until(this::stuck, found -> found != null);
            assertThat(stuck.step()).isEqualTo("step");
            assertThat(stuck.why()).contains("case.launch-missiles").contains("not in the catalogue");
            assertThat(positions("end")).isEmpty();
        }

        @Test
        void aFailingStepIsTriedAgainOnRequest() {
            room.notes().act = call -> {
                throw new IllegalStateException("the register does not answer");
            };
            start(acting("fails", "action", "test.act"), Map.of());
            StuckStep stuck = await().until(this::stuck, found -> found != null);
            assertThat(stuck.why()).contains("the register does not answer");
            assertThat(positions("end")).isEmpty();

            room.notes().act = call -> Map.of();
            processes().retry(stuck.job());

            // Sooner than the engine would have tried by itself.
            await().atMost(Duration.ofSeconds(4)).until(() -> !positions("end").isEmpty());
            assertThat(stuck()).isNull();
            assertThatThrownBy(() -> processes().retry(stuck.job())).isInstanceOf(Refusal.class);
        }

        private StuckStep stuck() {
            return processes().stuck().stream()
                    .filter(step -> incident.equals(step.incident()))
                    .findFirst()
                    .orElse(null);
        }
    }

    @Nested
    class WakeUps {

        @Test
        void aWakeUpFiresOnceWhenItIsDue() {
            Instant due = room.now().plusMillis(300);
            timers().set("deadline", incident, incident, due);

            await().until(() -> fired() == 1);
            assertThat(room.notes().fired).contains(new TimerFired("deadline", incident, due));
            assertThat(room.notes().firedAt).noneMatch(at -> at.isBefore(due) && fired() == 0);
        }

        @Test
        void aWakeUpCanBeMovedForwardAndBack() {
            String timer = timers().set("deadline", incident, null, room.now().plusSeconds(3600));
            Instant sooner = room.now().plusMillis(200);

            timers().move(timer, sooner);

            await().until(() -> fired() == 1);
            assertThat(room.notes().fired).contains(new TimerFired("deadline", incident, sooner));
            timers().move(timer, room.now());
            timers().cancel(timer);
        }

        @Test
        void aCancelledOrPostponedWakeUpStaysSilent() {
            Instant due = room.now().plusMillis(300);
            String cancelled = timers().set("deadline", incident, incident, due);
            String moved = timers().set("deadline", incident, incident, due);
            timers().cancel(cancelled);
            timers().move(moved, due.plusSeconds(3600));
            String after = UUID.randomUUID().toString();
            timers().set("deadline", after, null, due.plusMillis(200));

            await().until(() -> room.notes().fired.stream()
                    .anyMatch(timer -> timer.reference().equals(after)));
            assertThat(fired()).isZero();
            timers().cancel(moved);
        }

        @Test
        void aWakeUpOfATransactionThatFailsIsNeverSet() {
            Instant due = room.now().plusMillis(100);
            assertThatThrownBy(() -> room.together(inside -> {
                        timers().set("deadline", incident, incident, due);
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");
            String after = UUID.randomUUID().toString();
            timers().set("deadline", after, null, due.plusMillis(200));

            await().until(() -> room.notes().fired.stream()
                    .anyMatch(timer -> timer.reference().equals(after)));
            assertThat(fired()).isZero();
        }

        @Test
        void aListenerThatFailsIsListedWithItsIncident() {
            room.notes().whenFired = timer -> {
                if (timer.reference().equals(incident)) {
                    throw new IllegalStateException("nobody to tell");
                }
            };
            timers().set("deadline", incident, incident, room.now());

            StuckStep stuck = await().until(
                            () -> processes().stuck().stream()
                                    .filter(step -> incident.equals(step.incident()))
                                    .findFirst()
                                    .orElse(null),
                            found -> found != null);
            assertThat(stuck.why()).contains("nobody to tell");
            assertThat(stuck.step()).isEqualTo("wake-up");
            room.notes().whenFired = timer -> {};
            processes().retry(stuck.job());
            await().until(() -> fired() == 1);
        }

        @Test
        void aTimerOfTheModelMovesTheProcess() {
            start(
                    step(
                            "timed",
                            "<bpmn:intermediateCatchEvent id=\"step\"><bpmn:timerEventDefinition>"
                                    + "<bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">"
                                    + "${severity == 'S5' ? 'PT0.2S' : 'PT1H'}</bpmn:timeDuration>"
                                    + "</bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>"),
                    Map.of("severity", "S5"));

            await().until(() -> !positions("end").isEmpty());
        }

        private long fired() {
            return room.notes().fired.stream()
                    .filter(timer -> timer.reference().equals(incident))
                    .count();
        }
    }
}
