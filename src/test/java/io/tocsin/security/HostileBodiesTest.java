package io.tocsin.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Bodies that only attack, sent by somebody who may send reports: rows B52 and B53. None of them opens a case. */
@AtTheEdge
class HostileBodiesTest {

    private static final String GOOD = EdgeTest.report("B52");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    private int before;

    @BeforeEach
    void count() {
        before = cases();
    }

    @AfterEach
    void noCaseWasOpened() {
        assertThat(cases()).isEqualTo(before);
    }

    static Map<String, String> bodies() {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        String crowd =
                IntStream.range(0, 80_000).mapToObj(i -> "\"k" + i + "\":1").collect(Collectors.joining(","));
        Map<String, String> bodies = new HashMap<>();
        bodies.put("depth", with("\"summary\":\"See the registry.\"", "\"summary\":" + deep));
        bodies.put("keys", "{" + crowd + "}");
        bodies.put("duplicate", GOOD.replaceFirst("\\{", "{\"tlp\":\"TLP:RED\","));
        bodies.put("NaN", with("\"tearline\":true", "\"tearline\":NaN"));
        bodies.put("1e400", with("\"summary\":\"See the registry.\"", "\"summary\":1e400"));
        bodies.put("huge integer", with("\"summary\":\"See the registry.\"", "\"summary\":" + "9".repeat(5_000)));
        bodies.put("trailing", GOOD + " {}");
        bodies.put("two", GOOD + GOOD);
        bodies.put("@class", GOOD.replaceFirst("\\{", "{\"@class\":\"javax.script.ScriptEngineManager\","));
        bodies.put("@type", GOOD.replaceFirst("\\{", "{\"@type\":\"java.lang.Runtime\","));
        bodies.put("wrapped", "[\"java.net.URL\",\"http://127.0.0.1:1/\"]");
        bodies.put("object for text", with("\"US\"", "{\"@class\":\"java.io.File\"}"));
        bodies.put("array", "[" + GOOD + "]");
        bodies.put("null", "null");
        bodies.put("nothing", "");
        bodies.put("cut off", GOOD.substring(0, 90));
        bodies.put("comment", "/* hello */" + GOOD);
        bodies.put("NUL", with("See the registry.", "See\0"));
        return bodies;
    }

    static Iterable<String> kinds() {
        return bodies().keySet();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void crookedJsonIsABadRequest(String kind) {
        long start = System.nanoTime();
        HttpResponse<String> answer = new Visitor(port)
                .json("/api/v1/reports", bodies().get(kind), "Authorization", Visitor.basic("liaison"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body())
                .contains("\"code\"")
                .doesNotContain("Exception")
                .doesNotContain("tools.jackson")
                .doesNotContain("io.tocsin");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void whatIsLargerThanAMebibyteIsNotRead() {
        String large = with("See the registry.", "x".repeat(1_100_000));

        assertThat(new Visitor(port)
                        .json("/api/v1/reports", large, "Authorization", Visitor.basic("liaison"))
                        .statusCode())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-java-serialized-object",
                "application/octet-stream",
                "application/xml",
                "application/x-yaml",
                "application/cbor"
            })
    void serialisedObjectsAreNotTaken(String type) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new HashMap<>(Map.of("a", 1)));
        }
        HttpResponse<String> answer = new Visitor(port)
                .send(
                        "POST",
                        "/api/v1/reports",
                        BodyPublishers.ofByteArray(bytes.toByteArray()),
                        "Content-Type",
                        type,
                        "Authorization",
                        Visitor.basic("liaison"));

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).contains("unsupported-media-type");
    }

    @Test
    void serialisedObjectCalledJsonIsABadRequest() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new HashMap<>(Map.of("a", 1)));
        }
        HttpResponse<String> answer = new Visitor(port)
                .send(
                        "POST",
                        "/api/v1/reports",
                        BodyPublishers.ofByteArray(bytes.toByteArray()),
                        "Content-Type",
                        "application/json",
                        "Authorization",
                        Visitor.basic("liaison"));

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void serialisedObjectAsAnAnswerOfATaskIsRefused() {
        Visitor visitor = new Visitor(port);
        String mine = visitor.api("/api/v1/tasks?view=groups", "hog_cab").body();
        String task = JsonMapper.builder()
                .build()
                .readTree(mine)
                .path("tasks")
                .path(0)
                .path("id")
                .asString();
        assertThat(task).as(mine).isNotEmpty();
        String value =
                """
                {"rev":1,"values":{"x":{"type":"Object","value":"rO0ABXNyABFqYXZhLnV0aWwuSGFzaE1hcA==",\
                "valueInfo":{"objectTypeName":"java.util.HashMap",\
                "serializationDataFormat":"application/x-java-serialized-object"}}}}""";

        HttpResponse<String> answer =
                visitor.json("/api/v1/tasks/" + task + "/complete", value, "Authorization", Visitor.basic("hog_cab"));

        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 422);
        assertThat(jdbc.sql("select count(*) from act_ru_variable where type_ in ('serializable', 'object')")
                        .query(Integer.class)
                        .single())
                .as("the engine holds no serialised object")
                .isZero();
    }

    private static String with(String part, String other) {
        assertThat(GOOD).contains(part);
        return GOOD.replace(part, other);
    }

    private int cases() {
        return jdbc.sql("select count(*) from case_level").query(Integer.class).single();
    }
}
