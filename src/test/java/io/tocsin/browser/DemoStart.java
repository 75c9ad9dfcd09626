package io.tocsin.browser;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** The port is chosen before the start because the links in mails carry it. */
class DemoStart implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Path BASE = Path.of(System.getProperty("tocsin.basedir"));

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try {
            int port = freePort();
            TestPropertyValues.of(
                            "server.port=" + port,
                            "tocsin.public-url=http://localhost:" + port,
                            "tocsin.notification.duty-phone=+351 210 000 000",
                            "tocsin.notification.allow-plain-smtp=true",
                            "tocsin.mark=NOT CLASSIFIED · UP TO TLP:AMBER",
                            "tocsin.directory.file=" + BASE.resolve("config/directory.yml"),
                            "tocsin.deadline.calendars-file=" + BASE.resolve("config/calendars.yml"),
                            "tocsin.playbook.folder=" + BASE.resolve("processes"),
                            "tocsin.audit.key-file="
                                    + Files.createTempDirectory("tocsin-browser")
                                            .resolve("audit.key"),
                            "spring.datasource.url=jdbc:h2:mem:browser;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000",
                            "spring.datasource.username=tocsin",
                            "spring.datasource.password=")
                    .applyTo(context);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
