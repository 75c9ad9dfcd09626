package io.tocsin.playbooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProcessesReadmeTest {

    private static final String BEGIN = "<!-- begin of the table of tasks: written from the models, see above -->\n";
    private static final String END = "<!-- end of the table of tasks -->\n";

    @Test
    void tableOfTasksSaysWhatTheModelsSay() throws IOException {
        String readme = Files.readString(ScenarioRunner.PROCESSES.resolve("README.md"));
        assertThat(readme).contains(BEGIN, END);
        String expected = readme.substring(0, readme.indexOf(BEGIN) + BEGIN.length())
                + TaskTable.of(ScenarioRunner.PROCESSES)
                + readme.substring(readme.indexOf(END));
        Path written = ScenarioRunner.PROJECT.resolve("target/processes-README.md");
        Files.createDirectories(written.getParent());
        Files.writeString(written, expected);
        assertThat(readme)
                .as(
                        "The models have changed. Look at the difference, then: cp target/processes-README.md processes/README.md")
                .isEqualTo(expected);
    }
}
