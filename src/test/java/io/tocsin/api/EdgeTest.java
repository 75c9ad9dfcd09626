package io.tocsin.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** B1, B2, B3, B48, B52, B53, B56 against the running application: what knocks at the wrong door or with the wrong thing. */
@ExtendWith(RunningTocsin.class)
class EdgeTest {

    private static final String LIAISON = RawHttp.authorization("liaison");

    private static Case one;
    private static String task;

    @BeforeAll
    static void aTaskThatIsTaken() {
        one = Case.reported();
        task = one.taskId("T01", "liaison");
        Program.of("liaison").claim(task);
    }

    /**
     * There is no search that takes a query from outside: the list's only parameters are view, offset and limit, and the
     * engine's own queries, which could carry expressions, are not reachable over HTTP.
     */
    @Test
    void aTaskQueryWithExpressionsFindsNoDoor() {
        Program liaison = Program.of("liaison");
        String evil = "{\"orQueries\":[{\"dueAfterExpression\":\"${''.getClass().forName('java.lang.System')"
                + ".setProperty('canary','sang')}\"}]}";
        assertThat(liaison.post("/api/v1/tasks", evil).status()).isEqualTo(405);
        assertThat(liaison.send("GET", "/api/v1/tasks", evil).json())
                .isEqualTo(liaison.get("/api/v1/tasks").json());
        String expression =
                "%24%7B%27%27.getClass().forName(%27java.lang.System%27).setProperty(%27canary%27%2C%27sang%27)%7D";
        for (String parameter :
                List.of("dueAfterExpression", "orQueries%5B0%5D.dueAfterExpression", "assigneeExpression")) {
            Answer plain = liaison.get("/api/v1/tasks?" + parameter + "=" + expression);
            assertThat(plain.json()).isEqualTo(liaison.get("/api/v1/tasks").json());
        }
        assertThat(liaison.get("/api/v1/tasks?view=" + expression).status()).isEqualTo(400);
        assertThat(liaison.get("/api/v1/tasks?offset=" + expression).status()).isEqualTo(400);
        assertThat(liaison.get("/api/v1/tasks?limit=2147483647").status()).isEqualTo(400);
        assertThat(liaison.get("/api/v1/tasks?offset=-1").status()).isEqualTo(400);
        assertThat(System.getProperty("canary")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/admin/setup/default/user/create",
                "/camunda/app/welcome/default/",
                "/engine-rest/engine",
                "/engine-rest/task",
                "/engine-rest/deployment/create",
                "/h2-console",
                "/h2-console/login.do",
                "/actuator",
                "/actuator/env",
                "/actuator/heapdump",
                "/actuator/loggers",
                "/swagger-ui/index.html"
            })
    void consolesOfLibrariesAreNotThereForAnybody(String path) {
        for (String method : List.of("GET", "POST")) {
            assertThat(RawHttp.status(method, path)).as("stranger, " + method).isEqualTo(404);
            assertThat(RawHttp.status(method, path, LIAISON))
                    .as("signed in, " + method)
                    .isEqualTo(404);
        }
        assertThat(Browser.of("coord").page(path).status()).isEqualTo(404);
    }

    @Test
    void healthTellsOneWord() {
        String health = RawHttp.send("GET", "/actuator/health", "");
        assertThat(health.split("\r\n\r\n", 2)[1])
                .contains("\"status\":\"UP\"")
                .doesNotContain("components", "details");
    }

    @Test
    void formsWithoutTheirOwnTokenAreForbidden() {
        Browser browser = Browser.of("liaison");
        String foreign = Browser.of("liaison2").token("/tasks");
        String own = browser.token("/tasks");
        for (String form : List.of(
                "/tasks/" + task + "/release",
                "/tasks/" + task + "/complete",
                "/reports/new",
                "/incidents/" + one.number() + "/messages/M-PUBLIC-DISCLOSURE",
                "/incidents/" + one.number() + "/anchors/received_at",
                "/logout")) {
            assertThat(browser.submit(form, Map.of("confirmed", "yes")).status())
                    .as(form)
                    .isEqualTo(403);
            assertThat(browser.submit(form, Map.of("_csrf", foreign)).status())
                    .as(form)
                    .isEqualTo(403);
            assertThat(browser.submit(form, Map.of("_csrf", own), "Origin", "https://evil.example")
                            .status())
                    .as(form)
                    .isEqualTo(403);
        }
        assertThat(one.task("T01", "liaison").path("assignee").asString()).isEqualTo("liaison");
        assertThat(Program.of("liaison").incident(one.number()).path("anchors").has("public_at"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain, 403",
        "text/plain;charset=UTF-8, 403",
        "application/x-www-form-urlencoded, 403",
        "multipart/form-data; boundary=x, 403",
        "application/x-java-serialized-object, 415",
        "application/octet-stream, 415",
        "application/xml, 415"
    })
    void whatAForeignPageCouldSendIsForbidden(String type, int status) {
        Program liaison = Program.of("liaison");
        String report = Answer.JSON.writeValueAsString(Case.report(Map.of()));
        for (String path : List.of("/api/v1/reports", "/api/v1/tasks/" + task + "/complete")) {
            Answer refused = liaison.send("POST", path, report, "Content-Type", type);
            assertThat(refused.status()).as(path).isEqualTo(status);
            assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        }
    }

    @Test
    void anotherOriginIsForbidden() {
        String report = Answer.JSON.writeValueAsString(Case.report(Map.of()));
        for (String origin :
                List.of("https://evil.example", "null", "http://localhost.evil.example", "http://localhost:1")) {
            assertThat(RawHttp.send(
                            "POST",
                            "/api/v1/reports",
                            report,
                            LIAISON,
                            "Content-Type: application/json",
                            "Origin: " + origin))
                    .startsWith("HTTP/1.1 403");
        }
        assertThat(RawHttp.send(
                        "POST",
                        "/api/v1/reports",
                        report,
                        LIAISON,
                        "Content-Type: application/json",
                        "Origin: http://localhost:" + RunningTocsin.port()))
                .startsWith("HTTP/1.1 201");
    }

    static Stream<String> brokenJson() {
        return Stream.of(
                "[".repeat(10_000) + "]".repeat(10_000),
                "{\"values\":" + "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000) + "}",
                IntStream.range(0, 60_000).mapToObj(i -> "\"k" + i + "\":1").collect(Collectors.joining(",", "{", "}")),
                "{\"rev\":1,\"rev\":2,\"tlp\":\"TLP:RED\",\"tlp\":\"TLP:CLEAR\"}",
                "{\"rev\":NaN,\"summary\":NaN}",
                "{\"rev\":1e400,\"summary\":1e400}",
                "{\"rev\":" + "9".repeat(100_000) + "}",
                "{\"rev\":1} {\"rev\":2}",
                "{\"rev\":1}]",
                "{\"@class\":\"java.util.HashMap\"}",
                "{\"@type\":\"org.springframework.context.support.ClassPathXmlApplicationContext\"}",
                "[\"java.util.HashMap\",{}]",
                "{\"rev\":\"1\",\"values\":\"x\"}",
                "{\"rev\":1.5,\"summary\":{}}",
                "null",
                "\"text\"",
                "",
                "\uFEFF\u0000",
                "{\"summary\":\"\\ud800\"}");
    }

    @ParameterizedTest
    @MethodSource("brokenJson")
    void jsonThatAttacksIsRefused(String body) {
        for (String path : List.of("/api/v1/reports", "/api/v1/tasks/" + task + "/complete")) {
            Answer refused = Program.of("liaison").post(path, body);
            assertThat(refused.status()).as("%s: %s", path, refused).isEqualTo(400);
            assertThat(refused.code()).isNotEmpty();
            assertThat(refused.text()).doesNotContain("java.", "io.tocsin", "tools.jackson");
        }
        assertThat(one.task("T01", "liaison").path("state").asString()).isEqualTo("OPEN");
    }

    @Test
    void aMillionKeysAreRefusedByTheirSize() {
        StringBuilder keys = new StringBuilder("{");
        for (int i = 0; i < 1_000_000; i++) {
            keys.append("\"k").append(i).append("\":1,");
        }
        String answer = RawHttp.send(
                "POST",
                "/api/v1/reports",
                keys.append("\"z\":1}").toString(),
                LIAISON,
                "Content-Type: application/json");
        assertThat(answer).startsWith("HTTP/1.1 413");
    }

    @Test
    void objectsAreNoAnswers() {
        Map<String, Object> values = new LinkedHashMap<>(one.answers("T01", "liaison", Map.of()));
        int rev = one.task("T01", "liaison").path("rev").asInt();
        for (Object sent : List.of(
                Map.of("@class", "java.lang.ProcessBuilder"),
                Map.of("type", "Object", "value", "rO0ABXNyABFqYXZhLnV0aWwuSGFzaE1hcA==", "valueInfo", Map.of()),
                List.of(List.of("a"), List.of("b")),
                List.of("a", "b"))) {
            values.put("warning_ref", sent);
            Answer refused = Program.of("liaison").complete(task, rev, values);
            assertThat(refused.status()).as("%s: %s", sent, refused).isEqualTo(422);
            assertThat(refused.json().at("/errors/warning_ref").asString()).isEqualTo("not-text");
            Answer told = Program.of("liaison")
                    .post("/api/v1/incidents/" + one.number() + "/messages/M-ALLY-UPDATE", Map.of("update_ref", sent));
            assertThat(told.status()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/incidents/../../../etc/passwd",
                "/api/v1/incidents/..%2f..%2f..%2fetc%2fpasswd",
                "/api/v1/incidents/%2e%2e/%2e%2e",
                "/api/v1/incidents/%252e%252e%252f",
                "/api/v1/incidents/..;/tasks",
                "/api/v1;x=1/tasks",
                "//api/v1/tasks",
                "/api//v1/tasks",
                "/api/v1/incidents/%00",
                "/api/v1/incidents/%0d%0aSet-Cookie:%20x=1",
                "/api/v1/incidents/K7-0001%3Fall",
                "/api/v1/incidents/%ff%fe",
                "/api/v1/incidents/%",
                "/api/v1/incidents/\\..\\..",
                "/assets/../application.yml",
                "/assets/%2e%2e/application.yml",
                "/assets/..%5c..%5capplication.yml",
                "/assets/..%252f..%252fapplication.yml",
                "/incidents/..%2ftasks",
                "/WEB-INF/web.xml",
                "/.git/config"
            })
    void pathsThatLeaveTheirPlaceLeadNowhere(String path) {
        String answer = RawHttp.send("GET", path, "", LIAISON, "Accept: application/json");
        assertThat(answer.split(" ", 3)[1]).as(answer).isIn("400", "404", "302");
        assertThat(answer).doesNotContain("root:", "datasource", "Set-Cookie: x");
        if (answer.startsWith("HTTP/1.1 302")) {
            assertThat(answer).contains("/login");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "OPTIONS", "CONNECT", "PROPFIND", "DELETE", "PATCH", "FOO", "get", "G\u00CBT"})
    void unknownVerbsAreRefused(String verb) {
        for (String path : List.of("/api/v1/tasks", "/api/v1/tasks/" + task + "/claim", "/tasks")) {
            String answer = RawHttp.send(verb, path, "", LIAISON);
            assertThat(answer.split(" ", 3)[1]).as(answer).isIn("400", "403", "404", "405", "501", "302");
            assertThat(answer).doesNotContain("Authorization: Basic", "Access-Control-Allow");
        }
        assertThat(one.task("T01", "liaison").path("state").asString()).isEqualTo("OPEN");
    }

    @Test
    void headersBeyondMeasureAreRefused() {
        assertThat(RawHttp.status("GET", "/api/v1/tasks", LIAISON, "X-Long: " + "x".repeat(70_000)))
                .isIn(400, 431);
        String[] many = Stream.concat(
                        Stream.of(LIAISON), IntStream.range(0, 10_000).mapToObj(i -> "X-" + i + ": 1"))
                .toArray(String[]::new);
        assertThat(RawHttp.status("GET", "/api/v1/tasks", many)).isIn(400, 431);
        assertThat(RawHttp.status("GET", "/api/v1/tasks?" + "x".repeat(70_000), LIAISON))
                .isIn(400, 414, 431);
        assertThat(RawHttp.status("GET", "/api/v1/tasks", LIAISON)).isEqualTo(200);
    }
}
