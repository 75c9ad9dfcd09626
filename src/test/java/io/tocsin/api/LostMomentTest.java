package io.tocsin.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is told while the engine takes a step of its own must reach the playbook all the same. */
@ExtendWith(RunningTocsin.class)
class LostMomentTest {

    @RepeatedTest(6)
    void groundsOfACrimeThatComeDuringAStepStartTheReferral() {
        Case one = Case.reported();
        one.act("T01", "liaison", Map.of()).act("T02", "liaison", Map.of()).act("T03", "duty", Map.of());
        one.act("T04", "coord", Map.of("suspected_class", "C3"));
        Answer set = Program.of("coord")
                .put(
                        "/api/v1/incidents/" + one.number() + "/anchors/crime_grounds_at",
                        Map.of("at", Instant.now().toString(), "reason", "Opinion of the legal adviser"));
        assertThat(set.status()).as(set.text()).isEqualTo(204);
        RunningTocsin.settled();

        assertThat(one.task("T20", "coord").path("state").asString()).isEqualTo("OPEN");
    }
}
