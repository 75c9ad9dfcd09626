package io.tocsin.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program itself, started with settings that do not suffice: exit code 1 and one line, nothing else. */
class StartRefusedTest {

    @TempDir
    Path home;

    @Test
    void withoutSettingsOneLineSaysWhatToSet() throws Exception {
        assertThat(start())
                .singleElement()
                .asString()
                .startsWith("Start refused: tocsin.public-url is missing: set it to");
        assertThat(home).as("nothing was begun").isEmptyDirectory();
    }

    @Test
    void unknownKeyIsNamedWithItsFile() throws Exception {
        Files.writeString(
                Files.createDirectory(home.resolve("config")).resolve("application.yml"),
                "tocsin:\n  notification:\n    form: desk@tocsin.example\n");

        assertThat(start("--spring.profiles.active=demo"))
                .singleElement()
                .asString()
                .startsWith("Start refused: tocsin.notification.form in config/application.yml line 3 ");
    }

    private List<String> start(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "io.tocsin.Tocsin"));
        command.addAll(List.of(arguments));
        Path said = Files.createTempFile("tocsin-start", ".log");
        Process process = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
            return Files.readAllLines(said);
        } finally {
            process.destroyForcibly();
            Files.delete(said);
        }
    }
}
