package io.tocsin.playbooks;

import io.tocsin.Tocsin;
import io.tocsin.studio.Scenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Plays scenario files, one after the other on one stage that is emptied in between. */
final class ScenarioRunner {

    static final Path PROJECT =
            Path.of(System.getProperty("tocsin.basedir", ".")).toAbsolutePath();
    static final Path PROCESSES = PROJECT.resolve("processes");
    static final Path PB01 = PROCESSES.resolve("playbooks/pb01-allied-detection/scenarios");

    private static ConfigurableApplicationContext context;

    private ScenarioRunner() {}

    static Scenarios.Result play(Path file) {
        return scenarios().play(file);
    }

    static Scenarios.Result pb01(String name) {
        return play(PB01.resolve(name));
    }

    /** Every scenario of every playbook; files that only hold answers tell no story. */
    static List<Path> files() {
        try (Stream<Path> all = Files.walk(PROCESSES)) {
            return all.filter(file -> file.getParent().endsWith("scenarios"))
                    .filter(file -> file.toString().endsWith(".yml"))
                    .filter(file -> !file.getFileName().toString().endsWith("-answers.yml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static synchronized Scenarios scenarios() {
        if (context == null) {
            var application = new SpringApplication(Tocsin.class);
            application.setAdditionalProfiles("scenario");
            context = application.run(
                    "--tocsin.playbook.folder=" + PROCESSES,
                    "--tocsin.directory.file=" + PROJECT.resolve("config/directory.yml"),
                    "--tocsin.deadline.calendars-file=" + PROJECT.resolve("config/calendars.yml"));
        }
        return context.getBean(Scenarios.class);
    }
}
