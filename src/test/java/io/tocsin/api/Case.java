package io.tocsin.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** A case of a test's own, reported and moved on through the API. */
record Case(String number) {

    private static final AtomicInteger REFERENCES = new AtomicInteger();

    static String freshReference() {
        return "2026/TEST/" + REFERENCES.incrementAndGet();
    }

    /** A valid report with a reference that nobody used; what differs is laid over it. */
    static Map<String, Object> report(Map<String, ?> different) {
        Map<String, Object> report = new LinkedHashMap<>(Map.ofEntries(
                Map.entry("caveats", List.of("ORCON")),
                Map.entry("tlp", "TLP:AMBER"),
                Map.entry("pap", "PAP:RED"),
                Map.entry(
                        "receivedAt",
                        Instant.now()
                                .minus(Duration.ofMinutes(1))
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString()),
                Map.entry("channel", "EMBASSY"),
                Map.entry("allyCode", "US"),
                Map.entry("warningRef", freshReference()),
                Map.entry("marks", List.of("NATO")),
                Map.entry("tearline", true),
                Map.entry("callBackVerified", true),
                Map.entry("firstRecipient", "LIAISON"),
                Map.entry("summary", "A warning came through the embassy.")));
        report.putAll(different);
        return report;
    }

    static Case reported(Map<String, ?> different) {
        Answer answer = Program.of("liaison").post("/api/v1/reports", report(different));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return new Case(answer.json().path("incident").asString());
    }

    static Case reported() {
        return reported(Map.of());
    }

    /** Up to triage: SECRET, and the leader is about to be told. */
    Case triaged() {
        act("T01", "liaison", Map.of());
        act("T02", "liaison", Map.of());
        act("T03", "duty", Map.of("codename", "JUNIPER"));
        act("T04", "coord", Map.of("suspected_class", "C3"));
        RunningTocsin.settled();
        return this;
    }

    JsonNode task(String code, String seenBy) {
        return Program.of(seenBy)
                .incident(number)
                .path("tasks")
                .valueStream()
                .filter(task -> task.path("code").asString().equals(code))
                .filter(task -> task.path("state").asString().equals("OPEN"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(number + " has no open " + code + ": "
                        + Program.of(seenBy).get("/api/v1/incidents/" + number)));
    }

    String taskId(String code, String seenBy) {
        return task(code, seenBy).path("id").asString();
    }

    Map<String, Object> answers(String code, String person, Map<String, ?> different) {
        Map<String, Object> story = new LinkedHashMap<>(FormFilling.STORY);
        story.putAll(different);
        return FormFilling.fill(
                Program.of(person)
                        .get("/api/v1/tasks/" + taskId(code, person))
                        .json()
                        .path("fields"),
                story);
    }

    /** Claims and completes the task. */
    Case act(String code, String person, Map<String, ?> different) {
        Answer done = tryToAct(code, person, different);
        assertThat(done.status()).as("%s by %s: %s", code, person, done.text()).isEqualTo(204);
        return this;
    }

    Answer tryToAct(String code, String person, Map<String, ?> different) {
        Program program = Program.of(person);
        String id = taskId(code, person);
        Answer claimed = program.claim(id);
        assertThat(claimed.status())
                .as("%s by %s: %s", code, person, claimed.text())
                .isEqualTo(200);
        return program.complete(id, claimed.json().path("rev").asInt(), answers(code, person, different));
    }
}
