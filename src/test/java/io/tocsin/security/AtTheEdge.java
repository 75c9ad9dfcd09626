package io.tocsin.security;

import io.tocsin.Tocsin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** The whole application with its demonstration, in memory, on a free port, and nothing of it replaced. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = Tocsin.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("demo")
@ContextConfiguration(initializers = AtTheEdge.Installation.class)
@interface AtTheEdge {

    /** The files of this installation. */
    class Installation implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        private static final Path BASE = Path.of(System.getProperty("tocsin.basedir"));

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            try {
                Path key = Files.createTempDirectory("tocsin-edge").resolve("audit.key");
                TestPropertyValues.of(
                                "tocsin.public-url=https://tocsin.example",
                                "tocsin.directory.file=" + BASE.resolve("config/directory.yml"),
                                "tocsin.deadline.calendars-file=" + BASE.resolve("config/calendars.yml"),
                                "tocsin.playbook.folder=" + BASE.resolve("processes"),
                                "tocsin.audit.key-file=" + key,
                                "spring.datasource.url=jdbc:h2:mem:security;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000")
                        .applyTo(context);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
