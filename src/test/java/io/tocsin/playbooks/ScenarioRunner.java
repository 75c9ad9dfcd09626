package io.tocsin.playbooks;

import io.tocsin.Tocsin;
import io.tocsin.studio.Scenarios;
import java.nio.file.Path;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Plays one scenario file in a context of its own and ends it again. */
final class ScenarioRunner {

    static final Path PROJECT =
            Path.of(System.getProperty("tocsin.basedir", ".")).toAbsolutePath();

    private ScenarioRunner() {}

    static Scenarios.Result play(Path file) {
        var application = new SpringApplication(Tocsin.class);
        application.setAdditionalProfiles("scenario");
        application.setRegisterShutdownHook(false);
        try (ConfigurableApplicationContext context = application.run(
                "--tocsin.playbook.folder=" + PROJECT.resolve("processes"),
                "--tocsin.directory.file=" + PROJECT.resolve("config/directory.yml"),
                "--tocsin.deadline.calendars-file=" + PROJECT.resolve("config/calendars.yml"))) {
            return context.getBean(Scenarios.class).play(file);
        }
    }
}
