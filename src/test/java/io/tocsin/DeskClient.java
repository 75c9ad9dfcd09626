package io.tocsin;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One person's program at the API. Answers are what the server said; a broken connection is an IOException. */
final class DeskClient {

    /** @param body JSON, or an empty object */
    record Answer(int status, JsonNode body) {

        boolean ok() {
            return status / 100 == 2;
        }
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final String person;
    private final int port;

    DeskClient(String person, int port) {
        this.person = person;
        this.port = port;
    }

    String person() {
        return person;
    }

    /** The same reference always makes the same report, so that it can be sent again. */
    Answer report(String reference, Instant receivedAt) throws IOException, InterruptedException {
        return post(
                "/api/v1/reports",
                Map.ofEntries(
                        Map.entry("caveats", List.of("ORCON")),
                        Map.entry("tlp", "TLP:AMBER"),
                        Map.entry("pap", "PAP:RED"),
                        Map.entry("receivedAt", receivedAt.toString()),
                        Map.entry("channel", "EMBASSY"),
                        Map.entry("allyCode", "US"),
                        Map.entry("warningRef", reference),
                        Map.entry("marks", List.of("NATO")),
                        Map.entry("tearline", true),
                        Map.entry("callBackVerified", true),
                        Map.entry("firstRecipient", "HOG"),
                        Map.entry("summary", "See the registry.")));
    }

    List<JsonNode> tasks(String view) throws IOException, InterruptedException {
        Answer answer = get("/api/v1/tasks?view=" + view);
        return answer.ok() ? answer.body().path("tasks").valueStream().toList() : List.of();
    }

    Answer claim(String task) throws IOException, InterruptedException {
        return post("/api/v1/tasks/" + task + "/claim", Map.of());
    }

    Answer complete(String task, int rev, Map<String, ?> values) throws IOException, InterruptedException {
        return post("/api/v1/tasks/" + task + "/complete", Map.of("rev", rev, "values", values));
    }

    /** Answers for the tasks at the beginning of the reference playbook, by code; null for the others. */
    static Map<String, ?> values(String code) {
        String now = Instant.now().truncatedTo(ChronoUnit.MINUTES).toString();
        return switch (code) {
            case "T01" ->
                Map.of(
                        "pap",
                        "RED",
                        "received_at",
                        now,
                        "channel",
                        "embassy",
                        "ally_code",
                        "US",
                        "warning_ref",
                        "again",
                        "first_recipient",
                        "HOG",
                        "call_back_verified",
                        "yes");
            case "T02" ->
                Map.of("verified_how", "call_back", "authentic", "yes", "ack_sent_at", now, "poc_ref", "LL-7");
            case "T03" ->
                Map.of(
                        "codename",
                        "HERON",
                        "coordinator",
                        "coord",
                        "deputy",
                        "coord2",
                        "members",
                        "coord",
                        "content_level",
                        "C0");
            default -> null;
        };
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET().build());
    }

    Answer post(String path, Object body) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build());
    }

    /** Status of the answer to bytes that are no JSON. */
    int raw(String path, byte[] body) throws IOException, InterruptedException {
        return send(request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build())
                .status();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .header("Accept", "application/json")
                .header("Authorization", JarServer.authorization(person));
    }

    private Answer send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        String text = response.body();
        return new Answer(response.statusCode(), text.startsWith("{") ? JSON.readTree(text) : JSON.createObjectNode());
    }
}
