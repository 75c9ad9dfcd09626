package io.tocsin.playbooks;

import io.tocsin.Tocsin;
import io.tocsin.studio.Scenarios;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Plays scenario files, one after the other on one stage that is emptied in between. */
final class ScenarioRunner {

    static final Path PROJECT =
            Path.of(System.getProperty("tocsin.basedir", ".")).toAbsolutePath();
    static final Path PROCESSES = PROJECT.resolve("processes");
    static final Path PB01 = PROCESSES.resolve("playbooks/pb01-allied-detection/scenarios");

    private static final Map<Path, Scenarios.Result> PLAYED = new HashMap<>();

    private static ConfigurableApplicationContext context;

    private ScenarioRunner() {}

    /** Each story is played once, however many tests ask for it. */
    static synchronized Scenarios.Result play(Path file) {
        return PLAYED.computeIfAbsent(file, unplayed -> scenarios().play(unplayed));
    }

    static Scenarios.Result pb01(String name) {
        return play(PB01.resolve(name));
    }

    /** In a directory of its own, in a context of its own. */
    static Scenarios.Result playWith(Path directory, Path file) {
        try (ConfigurableApplicationContext own = start(directory)) {
            return own.getBean(Scenarios.class).play(file);
        }
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
            throw new UncheckedIOException(e);
        }
    }

    private static Scenarios scenarios() {
        if (context == null) {
            context = start(PROJECT.resolve("config/directory.yml"));
        }
        return context.getBean(Scenarios.class);
    }

    private static ConfigurableApplicationContext start(Path directory) {
        var application = new SpringApplication(Tocsin.class);
        application.setAdditionalProfiles("scenario");
        return application.run(
                "--tocsin.playbook.folder=" + PROCESSES,
                "--tocsin.directory.file=" + directory,
                "--tocsin.deadline.calendars-file=" + PROJECT.resolve("config/calendars.yml"));
    }
}
