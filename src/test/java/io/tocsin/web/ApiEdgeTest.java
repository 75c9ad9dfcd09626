package io.tocsin.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The programs' side of the door over real HTTP: rows B48, B52 and B53, and the answers as RFC 9457 documents. */
@SpringBootTest(
        classes = PageEdgeTest.App.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {PageEdgeTest.DATABASE, PageEdgeTest.TEMPLATES, PageEdgeTest.MARK})
class ApiEdgeTest {

    private static final String ANA = Wire.basic("ana", StubDirectory.PASSWORD);
    private static final String BEARER = "Authorization: Bearer " + StubDirectory.TOKEN;

    @LocalServerPort
    int port;

    @Autowired
    PageEdgeTest.Hand hand;

    Wire wire;

    @BeforeEach
    void nextMinute() {
        wire = new Wire(port);
        hand.forward(Duration.ofMinutes(2));
    }

    @Test
    void strangerIsAskedForCredentialsAndNeverRedirected() {
        Wire.Reply reply = wire.get("/api/v1/stub", "Accept: text/html");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.all("WWW-Authenticate"))
                .anyMatch(header -> header.startsWith("Basic"))
                .anyMatch(header -> header.startsWith("Bearer"));
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(reply.body())
                .contains("\"code\":\"not-signed-in\"")
                .contains("\"type\":\"/problems/not-signed-in\"");
        assertThat(reply.header("Set-Cookie")).isNull();
    }

    @Test
    void passwordAndTokenOpenTheApiWithoutASession() {
        for (String header : new String[] {ANA, BEARER}) {
            Wire.Reply reply = wire.get("/api/v1/stub", header);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body()).contains("\"username\":\"ana\"").contains("COORD");
            assertThat(reply.header("Set-Cookie")).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer wrong", "Bearer", "Basic !!!", "Basic YW5h", "Digest x"})
    void wrongCredentialsAre401(String header) {
        assertThat(wire.get("/api/v1/stub", "Authorization: " + header).status())
                .isEqualTo(401);
    }

    @Test
    void browserSessionDoesNotOpenTheApi() {
        wire.signIn("ana", StubDirectory.PASSWORD);

        assertThat(wire.get("/api/v1/stub").status()).isEqualTo(401);
    }

    @Test
    void apiDocumentIsForThoseWhoSignedIn() {
        assertThat(wire.get("/v3/api-docs").status()).isEqualTo(401);
        assertThat(wire.get("/v3/api-docs.yaml").status()).isEqualTo(401);
        Wire.Reply reply = wire.get("/v3/api-docs", BEARER);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).contains("/api/v1/stub").doesNotContain("CurrentUser");
    }

    @Test
    void guessingThroughTheApiIsStoppedToo() {
        for (int i = 0; i < 5; i++) {
            assertThat(wire.get("/api/v1/stub", Wire.basic("bruno", "guess" + i))
                            .status())
                    .isEqualTo(401);
        }
        Wire.Reply reply = wire.get("/api/v1/stub", Wire.basic("bruno", StubDirectory.PASSWORD));

        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.body()).contains("too-many-sign-ins");
        assertThat(reply.header("Retry-After")).isNotNull();
    }

    @Test
    void rightPasswordsAreNotCountedAsGuesses() {
        for (int i = 0; i < 30; i++) {
            assertThat(wire.get("/api/v1/stub", ANA).status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain, 403, wrong-content-type",
        "text/plain;charset=utf-8, 403, wrong-content-type",
        "application/x-www-form-urlencoded, 403, wrong-content-type",
        "multipart/form-data; boundary=a, 403, wrong-content-type",
        "application/x-java-serialized-object, 415, unsupported-media-type",
        "application/xml, 415, unsupported-media-type",
        "application/yaml, 415, unsupported-media-type"
    })
    void onlyJsonIsTakenAsABody(String type, int status, String code) {
        Wire.Reply reply =
                wire.send("POST", "/api/v1/stub", body("{\"title\":\"a\"}"), BEARER, "Content-Type: " + type);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.body()).contains("\"code\":\"" + code + "\"");
    }

    @Test
    void bodyOfNoTypeIsForbiddenAndNoBodyNeedsNoType() {
        assertThat(wire.send("POST", "/api/v1/stub", body("{\"title\":\"a\"}"), BEARER)
                        .status())
                .isEqualTo(403);
        assertThat(wire.send("POST", "/api/v1/stub/empty", new byte[0], BEARER).status())
                .isEqualTo(200);
    }

    @Test
    void requestsOfOtherSitesAreForbidden() {
        for (String origin : new String[] {"https://evil.example", "null", "http://localhost:1", "not a uri"}) {
            assertThat(wire.json("/api/v1/stub", "{\"title\":\"a\"}", BEARER, "Origin: " + origin)
                            .status())
                    .as(origin)
                    .isEqualTo(403);
        }
        assertThat(wire.json("/api/v1/stub", "{\"title\":\"a\"}", BEARER, "Origin: http://localhost:" + port)
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"title\":\"a\",\"unknown\":1}|unknown-field",
                "{\"title\":\"a\",\"title\":\"b\"}|unreadable-json",
                "{\"title\":\"a\"} {}|wrong-value",
                "{\"title\":\"a\"} x|unreadable-json",
                "{\"title\":\"a\",\"weight\":NaN}|unreadable-json",
                "{\"title\":\"a\",\"weight\":Infinity}|unreadable-json",
                "{\"title\":\"a\",\"weight\":1e400}|unreadable-json",
                "{\"title\":\"a\",\"weight\":-1e400}|unreadable-json",
                "{\"title\":\"a\",\"count\":99999999999999999999}|wrong-value",
                "{\"title\":\"a\",\"count\":1.5}|wrong-value",
                "{\"title\":\"a\",\"count\":\"1\"}|wrong-value",
                "{\"title\":[1]}|wrong-value",
                "{\"title\":\"a\",\"at\":\"2026-13-45\"}|wrong-value",
                "{\"@class\":\"java.lang.ProcessBuilder\",\"title\":\"a\"}|unknown-field",
                "{\"@type\":\"x\",\"title\":\"a\"}|unknown-field",
                "[\"java.lang.ProcessBuilder\",{}]|wrong-value",
                "{\"title\":\"a\",}|unreadable-json",
                "{'title':'a'}|unreadable-json",
                "{\"title\":\"a\"/* */}|unreadable-json",
                "null|unreadable-json",
                "{|unreadable-json"
            })
    void crookedJsonIs400(String json, String code) {
        Wire.Reply reply = wire.json("/api/v1/stub", json, BEARER);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).contains("\"code\":\"" + code + "\"");
        assertThat(reply.body())
                .doesNotContain("io.tocsin")
                .doesNotContain("java.")
                .doesNotContain("jackson");
    }

    @Test
    void emptyJsonBodyIs400() {
        assertThat(wire.json("/api/v1/stub", "", BEARER).status()).isEqualTo(400);
    }

    @Test
    void wrongValueIsNamedWithItsPlace() {
        String body = wire.json("/api/v1/stub", "{\n  \"title\": \"a\",\n  \"count\": \"x\"\n}", BEARER)
                .body();

        assertThat(body).contains("\"field\":\"count\"").contains("\"line\":3").contains("\"column\":");
    }

    @Test
    void unknownFieldIsNamedWithoutAMisleadingPlace() {
        String body = wire.json("/api/v1/stub", "{\n  \"colour\": 1,\n  \"title\": \"a\"\n}", BEARER)
                .body();

        assertThat(body).contains("\"field\":\"colour\"").doesNotContain("\"line\"");
    }

    @Test
    void numbersThatOnlyAttackAreRefusedAlsoWhereAnythingIsTaken() {
        for (String number : new String[] {"1e400", "-1e999999999", "1e-999999999", "9".repeat(1000)}) {
            assertThat(wire.json("/api/v1/stub/map", "{\"a\":" + number + "}", BEARER)
                            .status())
                    .as(number)
                    .isEqualTo(400);
        }
        assertThat(wire.json("/api/v1/stub/map", "{\"a\":1.5e300,\"b\":0,\"c\":-0.0}", BEARER)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void deepAndCrowdedJsonIs400() {
        String deep = "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000);
        String crowd =
                IntStream.range(0, 100_000).mapToObj(i -> "\"" + i + "\":1").collect(Collectors.joining(","));

        assertThat(wire.json("/api/v1/stub/map", deep, BEARER).status()).isEqualTo(400);
        assertThat(wire.json("/api/v1/stub/map", deep, BEARER).body()).contains("json-limit");
        assertThat(wire.json("/api/v1/stub/map", "{" + crowd + "}", BEARER).status())
                .isEqualTo(400);
    }

    @Test
    void typeNamesInJsonCreateNothing() {
        Wire.Reply reply = wire.json("/api/v1/stub/object", "{\"@class\":\"java.lang.ProcessBuilder\"}", BEARER);

        assertThat(reply.body()).contains("LinkedHashMap");
    }

    @Test
    void bodyOverOneMebibyteIs413WithAndWithoutItsLength() {
        String big = "{\"title\":\"" + "a".repeat(1024 * 1024) + "\"}";
        Wire.Reply announced = wire.json("/api/v1/stub", big, BEARER);
        assertThat(announced.status()).isEqualTo(413);
        assertThat(announced.body()).contains("\"limitBytes\":1048576");

        String chunk = "{" + " ".repeat(1024 * 1024 + 10);
        String chunked = "POST /api/v1/stub HTTP/1.1\r\nHost: localhost\r\n" + BEARER
                + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                + Integer.toHexString(chunk.length()) + "\r\n" + chunk + "\r\n0\r\n\r\n";
        assertThat(wire.raw(body(chunked)).status()).isEqualTo(413);
    }

    @Test
    void invalidFieldsAreListed() {
        Wire.Reply reply = wire.json("/api/v1/stub", "{\"title\":\"\",\"weight\":1}", BEARER);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).contains("\"code\":\"invalid-input\"").contains("\"field\":\"title\"");
        assertThat(wire.get("/api/v1/stub/page?size=many", BEARER).body()).contains("\"field\":\"size\"");
        assertThat(wire.get("/api/v1/stub/page", BEARER).body()).contains("is missing");
    }

    @Test
    void refusalKeepsItsCodeAndDetails() {
        Wire.Reply reply = wire.get("/api/v1/stub/conflict", BEARER);

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.body())
                .contains("\"type\":\"/problems/stub-taken\"")
                .contains("\"title\":\"Stub taken\"")
                .contains("\"status\":409")
                .contains("\"detail\":\"Ana took it at 14:05.\"")
                .contains("\"by\":\"ana\"");
    }

    @Test
    void faultTellsAnIdAndNothingElse() {
        Wire.Reply reply = wire.get("/api/v1/stub/fault", BEARER);

        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.body())
                .containsPattern("\"fault\":\"[0-9a-f-]{36}\"")
                .doesNotContain("secret")
                .doesNotContain("Exception");
    }

    @Test
    void unknownAddressMethodAndFormAreProblemsToo() {
        Wire.Reply unknown = wire.get("/api/v1/nowhere", BEARER, "Accept: text/html");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.header("Content-Type")).isEqualTo("application/problem+json");
        Wire.Reply method = wire.send("DELETE", "/api/v1/stub", null, BEARER);
        assertThat(method.status()).isEqualTo(405);
        assertThat(method.header("Allow")).contains("GET");
        Wire.Reply form = wire.get("/api/v1/stub", BEARER, "Accept: image/png");
        assertThat(form.status()).isEqualTo(406);
        assertThat(form.body()).contains("not-acceptable");
    }

    @Test
    void answersAreNotKeptAndNotSniffed() {
        Wire.Reply reply = wire.get("/api/v1/stub", BEARER);

        assertThat(reply.header("Cache-Control")).contains("no-store");
        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    private static byte[] body(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
