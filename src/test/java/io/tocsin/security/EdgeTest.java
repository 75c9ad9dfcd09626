package io.tocsin.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What strangers, guessers and foreign pages meet at the door of the real application: rows B2, B3, B48 to B51, B56. */
@AtTheEdge
class EdgeTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @LocalServerPort
    int port;

    @Autowired
    SignInAttempts attempts;

    @Autowired
    JdbcClient jdbc;

    Visitor visitor;

    @BeforeEach
    void nobodyHasGuessedYet() {
        forgetGuesses();
        visitor = new Visitor(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/admin/setup/default/user/create",
                "/camunda/app/admin/default/setup/",
                "/engine-rest/engine",
                "/engine-rest/deployment/create",
                "/engine-rest/process-definition/key/pb01-allied-detection/start",
                "/h2-console",
                "/h2-console/login.do",
                "/actuator",
                "/actuator/env",
                "/actuator/heapdump",
                "/actuator/health/db",
                "/swagger-ui/index.html"
            })
    void consolesDoNotExistForAnybody(String path) {
        assertThat(visitor.page(path).statusCode()).isEqualTo(404);
        assertThat(visitor.form(path, "a=b").statusCode()).isEqualTo(404);
        assertThat(visitor.json(path, "{}", "Authorization", Visitor.basic("coord"))
                        .statusCode())
                .isEqualTo(404);

        visitor.signedIn("coord");
        assertThat(visitor.page(path).statusCode()).isEqualTo(404);
        assertThat(visitor.form(path, "_csrf=" + Visitor.text(visitor.csrf("/tasks")))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void formWithoutItsTokenChangesNothing() {
        String task = freeTask("hog_cab");
        String before = task(task);
        visitor.signedIn("hog_cab");
        String path = "/tasks/" + task + "/claim";
        String token = visitor.csrf("/tasks");

        assertThat(visitor.form(path, "").statusCode()).isEqualTo(403);
        for (String wrong : List.of("", "x", Visitor.text("\u00e9\0"), noText(), "A" + token)) {
            assertThat(visitor.form(path, "_csrf=" + wrong).statusCode())
                    .as(wrong)
                    .isEqualTo(403);
        }
        assertThat(visitor.form(path, "_csrf=" + Visitor.text(token), "Origin", "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(visitor.form("/logout", "").statusCode()).isEqualTo(403);
        assertThat(visitor.page("/tasks").statusCode()).as("still signed in").isEqualTo(200);
        assertThat(task(task)).isEqualTo(before);
    }

    @Test
    void tokenOfAnotherSessionIsWorthless() {
        String stolen = new Visitor(port).signedIn("hog_cab_chief").csrf("/tasks");
        visitor.signedIn("hog_cab");

        assertThat(visitor.form("/tasks/any/claim", "_csrf=" + Visitor.text(stolen))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void foreignPagesCannotUseTheApi() {
        int cases = cases();
        for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data")) {
            HttpResponse<String> answer = visitor.send(
                    "POST",
                    "/api/v1/reports",
                    BodyPublishers.ofString(report("B48-" + type.length())),
                    "Content-Type",
                    type,
                    "Authorization",
                    Visitor.basic("liaison"));
            assertThat(answer.statusCode()).as(type).isEqualTo(403);
        }
        HttpResponse<String> foreign = visitor.json(
                "/api/v1/reports",
                report("B48"),
                "Authorization",
                Visitor.basic("liaison"),
                "Origin",
                "https://evil.example");
        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(foreign.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(visitor.signedIn("liaison")
                        .json("/api/v1/reports", report("B48"))
                        .statusCode())
                .as("the session of a browser does not open the API")
                .isEqualTo(401);
        assertThat(cases()).isEqualTo(cases);
    }

    @Test
    void apiAsksForCredentialsWithAProblemAndNeverRedirects() {
        HttpResponse<String> answer = visitor.page("/api/v1/incidents");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(header(answer, "Content-Type")).startsWith("application/problem+json");
        assertThat(answer.headers().allValues("WWW-Authenticate")).hasSize(2);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(JSON.readTree(answer.body()).path("code").asString()).isEqualTo("not-signed-in");
        assertThat(visitor.page("/v3/api-docs").statusCode()).isEqualTo(401);
    }

    @Test
    void deepLinkSurvivesSignIn() {
        HttpResponse<String> asked = visitor.page("/incidents/K7-0001");
        assertThat(asked.statusCode()).isEqualTo(302);
        assertThat(header(asked, "Location")).endsWith("/login");

        HttpResponse<String> signedIn = visitor.signIn("coord", DemoPasswords.PASSWORD);
        assertThat(header(signedIn, "Location")).endsWith("/incidents/K7-0001");
        assertThat(visitor.page("/incidents/K7-0001").statusCode()).isEqualTo(200);
    }

    @Test
    void sessionCookieIsForThisSiteAndNotForScripts() {
        String cookie = visitor.signIn("coord", DemoPasswords.PASSWORD).headers().allValues("Set-Cookie").stream()
                .filter(set -> set.startsWith("tocsin="))
                .findFirst()
                .orElseThrow();

        assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax").contains("Path=/");
        assertThat(cookie.toLowerCase()).doesNotContain("domain=").doesNotContain("max-age");
    }

    @Test
    void sessionIdFromBeforeSignInIsWorthlessAfterwards() {
        visitor.csrf("/login");
        String planted = visitor.session();
        visitor.signedIn("coord");

        assertThat(planted).isNotEmpty();
        assertThat(visitor.session()).isNotEmpty().isNotEqualTo(planted);
        assertThat(withSession(planted).statusCode()).isEqualTo(302);
        assertThat(withSession(visitor.session()).statusCode()).isEqualTo(200);
        assertThat(withSession("invented-by-somebody").statusCode()).isEqualTo(302);
    }

    @Test
    void signedOutSessionOpensNothing() {
        visitor.signedIn("coord");
        String session = visitor.session();
        assertThat(withSession(session).statusCode()).isEqualTo(200);

        HttpResponse<String> out = visitor.form("/logout", "_csrf=" + Visitor.text(visitor.csrf("/tasks")));

        assertThat(header(out, "Location")).endsWith("/login?logout");
        assertThat(withSession(session).statusCode()).isEqualTo(302);
    }

    @Test
    void sixthGuessInAMinuteIsRefusedWhoeverItIs() {
        for (String name : List.of("intel", "nobody-of-this-name")) {
            for (int i = 0; i < 5; i++) {
                assertThat(header(visitor.signIn(name, "guess" + i), "Location"))
                        .endsWith("/login?error");
            }
            HttpResponse<String> sixth = visitor.signIn(name, DemoPasswords.PASSWORD);
            assertThat(sixth.statusCode()).as(name).isEqualTo(429);
            assertThat(header(sixth, "Retry-After")).matches("[1-9]\\d?");
        }
        assertThat(visitor.signIn("coord", DemoPasswords.PASSWORD).statusCode())
                .as("others still come in")
                .isEqualTo(302);
    }

    @Test
    void aHundredGuessesAtTheApiCostNothingAfterTheFifth() {
        String guess = "Basic " + Base64.getEncoder().encodeToString("legal:guess".getBytes(StandardCharsets.UTF_8));
        long start = System.nanoTime();
        List<Integer> answers = IntStream.range(0, 100)
                .mapToObj(i ->
                        visitor.page("/api/v1/tasks", "Authorization", guess).statusCode())
                .toList();

        assertThat(answers.subList(0, 5)).containsOnly(401);
        assertThat(answers.subList(5, 100)).containsOnly(429);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(visitor.api("/api/v1/tasks", "legal").statusCode())
                .as("the right password does not help either")
                .isEqualTo(429);
    }

    @Test
    void unknownNameAndWrongPasswordLookAndLastTheSame() {
        HttpResponse<String> wrong = visitor.signIn("coord", "wrong");
        String wrongPage = visitor.page("/login?error").body();
        HttpResponse<String> unknown = visitor.signIn("zebra", "wrong");

        assertThat(unknown.statusCode()).isEqualTo(wrong.statusCode());
        assertThat(header(unknown, "Location")).isEqualTo(header(wrong, "Location"));
        assertThat(withoutToken(visitor.page("/login?error").body())).isEqualTo(withoutToken(wrongPage));
        assertThat(wrongPage).doesNotContain("zebra");

        long[] known = new long[9];
        long[] strange = new long[9];
        for (int i = 0; i < known.length; i++) {
            forgetGuesses();
            known[i] = nanosToRefuse("coord");
            strange[i] = nanosToRefuse("zebra" + i);
        }
        assertThat(median(strange) / (double) median(known))
                .as("time for unknown names / for wrong passwords")
                .isBetween(0.4, 2.5);
    }

    @Test
    void passwordsThatOnlyWasteTimeAreRefusedAtOnce() {
        for (String password : List.of("", "x", "y".repeat(10_000), DemoPasswords.PASSWORD + "\0")) {
            forgetGuesses();
            long start = System.nanoTime();
            HttpResponse<String> answer = visitor.signIn("coord", password);
            assertThat(header(answer, "Location")).endsWith("/login?error");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/../application.yml",
                "/assets/..%2f..%2fapplication.yml",
                "/assets/%2e%2e/application.yml",
                "/assets/%252e%252e/application.yml",
                "/assets/..%5capplication.yml",
                "/tasks;jsessionid=1",
                "/incidents/K7-0001;v=2",
                "//tasks",
                "/incidents//K7-0001",
                "/incidents/./K7-0001",
                "/incidents/%00",
                "/incidents/%2e%2e/tasks",
                "/api/v1/../../tasks",
                "/api//v1/tasks"
            })
    void crookedPathsAreRefused(String path) {
        visitor.signedIn("coord");
        HttpResponse<String> answer = visitor.page(path, "Authorization", Visitor.basic("coord"));

        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.body())
                .doesNotContain("datasource")
                .doesNotContain("Exception")
                .doesNotContain("Tomcat");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "FOO", "PROPFIND", "DEBUG"})
    void strangeVerbsAreRefused(String verb) {
        visitor.signedIn("coord");
        for (String path : List.of("/login", "/tasks", "/api/v1/tasks", "/nowhere")) {
            HttpResponse<String> answer = visitor.send(
                    verb, path, BodyPublishers.noBody(), "Authorization", Visitor.basic("coord"), "X-Secret", "tell");
            assertThat(answer.statusCode()).as(path).isIn(400, 405, 501);
            assertThat(answer.body()).doesNotContain("X-Secret").doesNotContain("Exception");
        }
    }

    @Test
    void optionsGiveNoForeignPageLeave() {
        HttpResponse<String> answer = visitor.send(
                "OPTIONS",
                "/api/v1/reports",
                BodyPublishers.noBody(),
                "Origin",
                "https://evil.example",
                "Access-Control-Request-Method",
                "POST");

        assertThat(answer.statusCode()).isBetween(400, 499);
        assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control-allow"));
    }

    @Test
    void enormousHeadersAreRefused() {
        String[] many = new String[400];
        Arrays.setAll(many, i -> i % 2 == 0 ? "X-Many-" + i : "b");

        assertThat(visitor.page("/login", "X-Big", "a".repeat(20_000)).statusCode())
                .isIn(400, 431);
        assertThat(visitor.page("/login", many).statusCode()).isIn(400, 431);
        assertThat(visitor.page("/login").statusCode()).as("others are served").isEqualTo(200);
    }

    @Test
    void everyKindOfAnswerForbidsWhatIsNotOurs() {
        String coord = Visitor.basic("coord");
        Map<String, HttpResponse<String>> answers = new LinkedHashMap<>();
        answers.put("sign-in page", visitor.page("/login"));
        answers.put("redirect to it", visitor.page("/tasks"));
        answers.put("missing console", visitor.page("/h2-console"));
        answers.put("health", visitor.page("/actuator/health"));
        answers.put("missing asset", visitor.page("/assets/nothing.js"));
        answers.put("no token", visitor.form("/language", "to=pt"));
        answers.put("API stranger", visitor.page("/api/v1/tasks"));
        answers.put("API answer", visitor.api("/api/v1/tasks", "coord"));
        answers.put("API missing", visitor.api("/api/v1/tasks/none", "coord"));
        answers.put("API nowhere", visitor.api("/api/nowhere", "coord"));
        answers.put("API bad body", visitor.json("/api/v1/reports", "{", "Authorization", Visitor.basic("liaison")));
        answers.put("API document", visitor.api("/v3/api-docs", "coord"));
        answers.put("wrong method", visitor.json("/api/v1/tasks", "{}", "Authorization", coord));
        answers.put("firewall", visitor.page("/tasks;a=b"));
        answers.put("verb", visitor.send("FOO", "/tasks", BodyPublishers.noBody()));
        visitor.signedIn("coord");
        answers.put("page", visitor.page("/tasks"));
        answers.put("case", visitor.page("/incidents/K7-0001"));
        answers.put("diagram", visitor.page("/incidents/K7-0001/diagram.bpmn"));
        answers.put("missing page", visitor.page("/incidents/K7-9999"));
        answers.put("nowhere", visitor.page("/nowhere"));
        answers.put("forbidden", visitor.form("/tasks/any/claim", ""));

        answers.forEach((kind, answer) -> {
            assertThat(header(answer, "Content-Security-Policy"))
                    .as(kind + " " + answer)
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'")
                    .doesNotContain("unsafe");
            assertThat(header(answer, "X-Content-Type-Options")).as(kind).isEqualTo("nosniff");
            assertThat(header(answer, "Referrer-Policy")).as(kind).isEqualTo("no-referrer");
            assertThat(header(answer, "X-Frame-Options")).as(kind).isEqualTo("DENY");
            assertThat(header(answer, "Cache-Control")).as(kind).containsAnyOf("no-store", "no-cache");
            assertThat(answer.headers().firstValue("Server")).as(kind).isEmpty();
            assertThat(answer.headers().firstValue("X-Powered-By")).as(kind).isEmpty();
            assertThat(answer.body()).as(kind).doesNotContain("Exception").doesNotContain("org.springframework");
        });
        assertThat(answers.get("missing page").statusCode()).isEqualTo(404);
        assertThat(answers.get("diagram").statusCode()).isEqualTo(200);
        assertThat(answers.get("API answer").statusCode()).isEqualTo(200);
        assertThat(answers.get("API document").statusCode()).isEqualTo(200);
        assertThat(answers.get("API bad body").statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> withSession(String id) {
        return new Visitor(port).page("/tasks", "Cookie", "tocsin=" + id);
    }

    private long nanosToRefuse(String name) {
        String fields = "username=" + name + "&password=wrong&_csrf=" + Visitor.text(visitor.csrf("/login"));
        long start = System.nanoTime();
        assertThat(header(visitor.form("/login", fields), "Location")).endsWith("/login?error");
        return System.nanoTime() - start;
    }

    private void forgetGuesses() {
        ((Map<?, ?>) ReflectionTestUtils.getField(attempts, "attempts")).clear();
    }

    private String freeTask(String username) {
        HttpResponse<String> answer = visitor.api("/api/v1/tasks?view=groups", username);
        return JSON.readTree(answer.body())
                .path("tasks")
                .valueStream()
                .map(task -> task.path("id").asString())
                .findFirst()
                .orElseThrow(() -> new AssertionError("Nothing free for " + username + ": " + answer.body()));
    }

    private String task(String id) {
        JsonNode task =
                JSON.readTree(visitor.api("/api/v1/tasks/" + id, "hog_cab").body());
        assertThat(task.has("task")).as(task.toString()).isTrue();
        return task.path("task").path("assignee") + " " + task.path("task").path("rev");
    }

    private int cases() {
        return jdbc.sql("select count(*) from case_level").query(Integer.class).single();
    }

    static String report(String reference) {
        return """
                {"caveats":["ORCON"],"tlp":"TLP:AMBER","pap":"PAP:RED","receivedAt":"2026-01-05T10:00:00Z",\
                "channel":"EMBASSY","allyCode":"US","warningRef":"%s","marks":["NATO"],"tearline":true,\
                "callBackVerified":true,"firstRecipient":"HOG","summary":"See the registry."}"""
                .formatted(reference);
    }

    /** Of a token's length, but it decodes to bytes that are no UTF-8. */
    private static String noText() {
        byte[] bytes = new byte[72];
        Arrays.fill(bytes, 36, 72, (byte) 0xff);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }

    private static String withoutToken(String page) {
        return page.replaceAll("value=\"[^\"]{20,}\"", "")
                .replaceAll("\\d\\d:\\d\\d", "")
                .replaceAll("data-now=\"[^\"]*\"", "")
                .replaceAll("datetime=\"[^\"]*\"", "");
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static long median(long[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
