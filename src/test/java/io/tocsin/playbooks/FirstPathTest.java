package io.tocsin.playbooks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FirstPathTest {

    @Test
    void firstPathPasses() {
        var result = ScenarioRunner.play(
                ScenarioRunner.PROJECT.resolve("processes/playbooks/pb01-allied-detection/scenarios/first-path.yml"));
        result.timeline().forEach(System.out::println);
        assertThat(result.failures()).isEmpty();
    }
}
