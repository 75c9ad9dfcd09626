package io.tocsin.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

class CommandLineDoorTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<String> given = new ArrayList<>();

    @Test
    void settingsAloneStartTheServer() {
        assertThat(CommandLineDoor.isFor()).isFalse();
        assertThat(CommandLineDoor.isFor("--spring.profiles.active=demo", "--server.port=0"))
                .isFalse();
    }

    @Test
    void aWordOrHelpIsForTheDoor() {
        assertThat(CommandLineDoor.isFor("audit", "verify")).isTrue();
        assertThat(CommandLineDoor.isFor("--help")).isTrue();
        assertThat(CommandLineDoor.isFor("--version")).isTrue();
        assertThat(CommandLineDoor.isFor("--spring.profiles.active=demo", "audit"))
                .isTrue();
    }

    @Test
    void commandGetsItsWordsAndTheSettingsApart() {
        assertThat(run("echo", "--spring.profiles.active=demo", "processes/")).isEqualTo(7);
        assertThat(given).containsExactly("--spring.profiles.active=demo", "processes/");
    }

    @Test
    void helpNamesTheCommands() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("java -jar tocsin.jar", "echo", "help");
    }

    @Test
    void versionIsOneLine() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString().strip()).startsWith("tocsin ").hasLineCount(1);
    }

    @Test
    void unknownWordStartsNothingAndIsNamed() {
        assertThat(run("adit")).isEqualTo(2);
        assertThat(err.toString()).contains("adit");
        assertThat(given).isEmpty();
    }

    private int run(String... args) {
        return CommandLineDoor.run(
                new PrintWriter(out, true), new PrintWriter(err, true), args, settings -> List.of(new Echo(settings)));
    }

    @Command(name = "echo")
    private final class Echo implements java.util.concurrent.Callable<Integer> {

        private final List<String> settings;

        @Parameters
        private List<String> words;

        Echo(List<String> settings) {
            this.settings = settings;
        }

        @Override
        public Integer call() {
            given.addAll(settings);
            given.addAll(words);
            return 7;
        }
    }
}
