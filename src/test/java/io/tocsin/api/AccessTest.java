package io.tocsin.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** B44: what a person may not see does not exist for them, wherever they look. */
@ExtendWith(RunningTocsin.class)
class AccessTest {

    private static final String UNKNOWN_ID = "00000000-0000-0000-0000-000000000000";

    @Test
    void anOutsiderGetsTheAnswerForACaseThatDoesNotExist() {
        Case late = Case.reported(
                Map.of("receivedAt", Instant.now().minus(Duration.ofHours(3)).toString()));
        String escalation = Escalation.of(late, "T01", "L1");

        invisible(late, "comms", late.taskId("T01", "liaison"), escalation);
    }

    @Test
    void aTaskOfTheGroupOpensTheCaseToItsMembers() {
        Case disclosed = Case.reported();
        assertThat(Program.of("comms")
                        .get("/api/v1/incidents/" + disclosed.number())
                        .status())
                .isEqualTo(404);
        disclose(disclosed);

        Program comms = Program.of("comms");
        assertThat(comms.get("/api/v1/incidents/" + disclosed.number()).status())
                .isEqualTo(200);
        assertThat(numbers(comms, "/api/v1/incidents?limit=200", "incidents", "number"))
                .contains(disclosed.number());
        assertThat(numbers(comms, "/api/v1/tasks?limit=200", "tasks", "incident"))
                .contains(disclosed.number());
        assertThat(Browser.of("comms").page("/incidents/" + disclosed.number()).status())
                .isEqualTo(200);
    }

    /** The junior of the group had even taken the task when it came out what the case is about. */
    @Test
    void whoIsNotClearedLosesTheCaseWhenItsLevelRises() {
        Case rising = Case.reported();
        disclose(rising);
        Program junior = Program.of("comms_junior");
        String task = rising.taskId("T34", "comms_junior");
        int rev = junior.claim(task).json().path("rev").asInt();
        int mine = junior.tasks("mine").size();
        assertThat(mine).isPositive();

        rising.triaged();
        RunningTocsin.settled();

        assertThat(Program.of("comms")
                        .incident(rising.number())
                        .at("/incident/level")
                        .asString())
                .isEqualTo("C3");
        invisible(rising, "comms_junior", task, UNKNOWN_ID);
        assertThat(junior.complete(task, rev, Map.of("line_ref", "x", "approved_by", "x"))
                        .status())
                .isEqualTo(404);
        assertThat(junior.tasks("mine")).hasSize(mine - 1);
    }

    @Test
    void linkingDoesNotTellWhetherACaseExists() {
        Case mine = Case.reported();
        Case hiddenCase = Case.reported();
        disclose(mine);
        Program comms = Program.of("comms");
        assertThat(comms.get("/api/v1/incidents/" + mine.number()).status()).isEqualTo(200);
        Answer hidden = tell(comms, mine, hiddenCase.number());
        Answer nowhere = tell(comms, mine, "K7-9999");

        assertThat(hidden.status()).isEqualTo(404);
        assertThat(hidden.text()).isEqualTo(nowhere.text());
    }

    private static Answer tell(Program who, Case about, String other) {
        return who.post(
                "/api/v1/incidents/" + about.number() + "/messages/M-SECOND-INCIDENT",
                Map.of("linked_incident", other));
    }

    private static void disclose(Case one) {
        Answer told =
                Program.of("liaison").post("/api/v1/incidents/" + one.number() + "/messages/M-PUBLIC-DISCLOSURE", null);
        assertThat(told.status()).as(told.text()).isEqualTo(200);
        RunningTocsin.settled();
    }

    private static void invisible(Case hidden, String person, String task, String escalation) {
        Program program = Program.of(person);
        for (String path : List.of("", "/timeline")) {
            same(
                    program.get("/api/v1/incidents/" + hidden.number() + path),
                    program.get("/api/v1/incidents/K7-9999" + path));
        }
        same(
                program.post("/api/v1/incidents/" + hidden.number() + "/messages/M-PUBLIC-DISCLOSURE", null),
                program.post("/api/v1/incidents/K7-9999/messages/M-PUBLIC-DISCLOSURE", null));
        Map<String, String> correction = Map.of("at", Instant.now().toString(), "reason", "curious");
        same(
                program.put("/api/v1/incidents/" + hidden.number() + "/anchors/received_at", correction),
                program.put("/api/v1/incidents/K7-9999/anchors/received_at", correction));
        same(program.get("/api/v1/tasks/" + task), program.get("/api/v1/tasks/" + UNKNOWN_ID));
        for (String verb : List.of("claim", "release")) {
            same(
                    program.post("/api/v1/tasks/" + task + "/" + verb, null),
                    program.post("/api/v1/tasks/" + UNKNOWN_ID + "/" + verb, null));
        }
        same(program.complete(task, 1, Map.of()), program.complete(UNKNOWN_ID, 1, Map.of()));
        same(
                program.post("/api/v1/escalations/" + escalation + "/acknowledge", null),
                program.post("/api/v1/escalations/" + UNKNOWN_ID + "/acknowledge", null));
        assertThat(numbers(program, "/api/v1/incidents?limit=200", "incidents", "number"))
                .doesNotContain(hidden.number());
        for (String view : List.of("mine", "groups", "overdue")) {
            assertThat(numbers(program, "/api/v1/tasks?limit=200&view=" + view, "tasks", "incident"))
                    .doesNotContain(hidden.number());
        }
        Browser browser = Browser.of(person);
        for (String path : List.of("", "/diagram.bpmn", "/positions", "?all=true")) {
            samePage(browser.page("/incidents/" + hidden.number() + path), browser.page("/incidents/K7-9999" + path));
        }
        samePage(browser.page("/tasks/" + task), browser.page("/tasks/" + UNKNOWN_ID));
        samePage(browser.page("/escalations/" + escalation), browser.page("/escalations/" + UNKNOWN_ID));
        samePage(
                browser.send("/escalations/" + escalation + "/acknowledge", Map.of()),
                browser.send("/escalations/" + UNKNOWN_ID + "/acknowledge", Map.of()));
        for (String list : List.of("/tasks", "/tasks?view=mine", "/tasks?view=overdue", "/incidents", "/stuck")) {
            assertThat(browser.page(list).text()).as(list).doesNotContain(hidden.number(), "/tasks/" + task);
        }
    }

    private static void same(Answer hidden, Answer nowhere) {
        assertThat(hidden.status()).isEqualTo(404);
        assertThat(hidden).extracting(Answer::status, Answer::text).containsExactly(nowhere.status(), nowhere.text());
    }

    /** Pages differ in the token of their forms, and in the address that was asked for. */
    private static void samePage(Answer hidden, Answer nowhere) {
        assertThat(hidden.status()).isEqualTo(404);
        assertThat(nowhere.status()).isEqualTo(404);
        assertThat(plain(hidden.text())).isEqualTo(plain(nowhere.text()));
    }

    private static String plain(String page) {
        return page.replaceAll("value=\"[^\"]{20,}\"", "")
                .replaceAll("name=\"back\" value=\"[^\"]*\"", "")
                .replaceAll("<span class=\"now\">[^<]*</span>", "");
    }

    private static List<String> numbers(Program program, String path, String list, String member) {
        Stream<JsonNode> all = program.get(path).json().path(list).valueStream();
        return all.map(one -> one.path(member).asString()).toList();
    }
}
