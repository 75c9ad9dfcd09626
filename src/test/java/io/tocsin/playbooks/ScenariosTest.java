package io.tocsin.playbooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.studio.Scenarios;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScenariosTest {

    static Stream<Named<Path>> files() {
        return ScenarioRunner.files().stream()
                .map(file -> Named.of(file.getFileName().toString(), file));
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyScenarioEndsAsItsStorySays(Path file) {
        Scenarios.Result result = ScenarioRunner.play(file);
        if (!result.passed()) {
            result.timeline().forEach(System.out::println);
        }
        assertThat(result.failures()).as(result.name()).isEmpty();
    }
}
