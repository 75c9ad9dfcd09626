package io.tocsin.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tocsin.Tocsin;
import io.tocsin.audit.WholeRecord;
import io.tocsin.engine.camunda.RealTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.Lifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The whole application with everything that acts by itself, reached through its port only; one for all classes of this
 * package. After every class the record must be intact, whatever the class has done.
 */
final class RunningTocsin implements BeforeAllCallback, AfterAllCallback {

    static final String PASSWORD = "tocsin";

    private static final Path BASE =
            Path.of(System.getProperty("tocsin.basedir", "..")).toAbsolutePath();

    private static final String TWO_SIDED =
            """

              - {username: two_hats, name: Two Hats, groups: [LEGAL, RELEASE], clearance: C4, language: en, mail: two@tocsin.example}
              - {username: own_judge, name: Own Judge, groups: [OWNER, MIN_REVIEW], clearance: C4, language: en, mail: own@tocsin.example}
            """;

    private static ConfigurableApplicationContext context;
    private static int port;
    private static Path directory;

    static int port() {
        return port;
    }

    /** The people of the demonstration, and two who stand in groups that check each other. */
    static Path directoryFile() {
        return directory;
    }

    static BeanFactory beans() {
        return context;
    }

    /** Timers stand still between the classes, because a scenario's clock in the same JVM would set them off. */
    @Override
    public void beforeAll(ExtensionContext test) throws IOException {
        RealTime.resume();
        if (context == null) {
            start();
        } else if (!timers().isRunning()) {
            timers().start();
        }
    }

    @Override
    public void afterAll(ExtensionContext test) {
        timers().stop();
        assertThat(WholeRecord.verdict(context)).startsWith("Intact");
    }

    /** Waits until the engine has taken every step that is due now. */
    static void settled() {
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> jdbc.sql("select count(*) from ACT_RU_JOB where RETRIES_ > 0 and SUSPENSION_STATE_ = 1"
                                + " and (DUEDATE_ is null or DUEDATE_ <= ?)")
                        .param(Timestamp.from(Instant.now()))
                        .query(Integer.class)
                        .single()
                        .equals(0));
    }

    private static Lifecycle timers() {
        return context.getBean("jobExecutorLifecycle", Lifecycle.class);
    }

    private static void start() throws IOException {
        port = freePort();
        directory = Files.createTempFile("directory", ".yml");
        directory.toFile().deleteOnExit();
        Files.writeString(directory, Files.readString(BASE.resolve("config/directory.yml")) + TWO_SIDED);
        context = SpringApplication.run(
                Tocsin.class,
                "--spring.profiles.active=demo",
                "--spring.datasource.url=jdbc:h2:mem:api;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000",
                "--server.port=" + port,
                "--tocsin.public-url=http://localhost:" + port,
                "--tocsin.notification.allow-plain-smtp=true",
                "--tocsin.playbook.folder=" + BASE.resolve("processes"),
                "--tocsin.directory.file=" + directoryFile(),
                "--tocsin.deadline.calendars-file=" + BASE.resolve("config/calendars.yml"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
