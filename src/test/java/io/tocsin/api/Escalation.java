package io.tocsin.api;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Waits for what a ladder does by itself. */
final class Escalation {

    private Escalation() {}

    /** Id of the escalation of this task at this rung, as soon as there is one. */
    static String of(Case one, String code, String rung) {
        return await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> find(one, code, rung), Optional::isPresent)
                .orElseThrow();
    }

    private static Optional<String> find(Case one, String code, String rung) {
        return Program.of("liaison")
                .incident(one.number())
                .path("escalations")
                .valueStream()
                .filter(escalation -> escalation.path("code").asString().equals(code))
                .filter(escalation -> escalation.path("rung").asString().equals(rung))
                .map((JsonNode escalation) -> escalation.path("id").asString())
                .findFirst();
    }
}
