package io.tocsin.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A program that acts for one person at the API. */
final class Program {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String person;

    private Program(String person) {
        this.person = person;
    }

    static Program of(String person) {
        return new Program(person);
    }

    String person() {
        return person;
    }

    Answer get(String path) {
        return send("GET", path, null);
    }

    Answer post(String path, Object body) {
        return send("POST", path, body);
    }

    Answer put(String path, Object body) {
        return send("PUT", path, body);
    }

    /** @param body a text is sent as it is, anything else as JSON; null sends none */
    Answer send(String method, String path, Object body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RunningTocsin.port() + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", credentials())
                .header("Accept", "application/json");
        if (body != null && !List.of(headers).contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        String text = body == null || body instanceof String ? (String) body : Answer.JSON.writeValueAsString(body);
        request.method(method, text == null ? BodyPublishers.noBody() : BodyPublishers.ofString(text));
        return sent(HTTP, request.build());
    }

    static Answer sent(HttpClient http, HttpRequest request) {
        try {
            var response = http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new IllegalStateException(request.method() + " " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String credentials() {
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString((person + ":" + RunningTocsin.PASSWORD).getBytes(StandardCharsets.UTF_8));
    }

    List<JsonNode> tasks(String view) {
        return get("/api/v1/tasks?limit=200&view=" + view)
                .json()
                .path("tasks")
                .valueStream()
                .toList();
    }

    JsonNode incident(String number) {
        return get("/api/v1/incidents/" + number).json();
    }

    List<JsonNode> timeline(String number) {
        return get("/api/v1/incidents/" + number + "/timeline")
                .json()
                .valueStream()
                .toList();
    }

    Answer claim(String task) {
        return post("/api/v1/tasks/" + task + "/claim", null);
    }

    Answer release(String task) {
        return post("/api/v1/tasks/" + task + "/release", null);
    }

    Answer complete(String task, int rev, Map<String, ?> values) {
        return post("/api/v1/tasks/" + task + "/complete", Map.of("rev", rev, "values", values));
    }
}
