package io.tocsin.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Mail leaves over TLS to a relay whose certificate is trusted and names it, or not at all. */
class TlsRelayTest {

    @TempDir
    Path folder;

    private final MailRoom room = new MailRoom();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void aTrustedRelayGetsMailOverTls() throws Exception {
        try (HostileRelay relay = new HostileRelay(certificateFor("ip:127.0.0.1"))) {
            JavaMailSenderImpl mail = new JavaMailSenderImpl();
            mail.getJavaMailProperties().setProperty("mail.smtp.ssl.trust", "127.0.0.1");
            room.raise(List.of("rosa"), List.of());
            room.sender(relay.port(), false, mail, "single").sendDue();
            assertThat(relay.taken).hasSize(1);
            assertThat(relay.commands).contains("STARTTLS");
            assertThat(room.state("rosa")).isEqualTo("SENT");
        }
    }

    @Test
    void anUntrustedCertificateGetsNothing() throws Exception {
        nothingLeaves(certificateFor("ip:127.0.0.1"), new JavaMailSenderImpl());
    }

    @Test
    void aCertificateForAnotherNameGetsNothing() throws Exception {
        JavaMailSenderImpl mail = new JavaMailSenderImpl();
        mail.getJavaMailProperties().setProperty("mail.smtp.ssl.trust", "*");
        mail.getJavaMailProperties().setProperty("mail.smtp.ssl.checkserveridentity", "false");
        nothingLeaves(certificateFor("dns:other.example"), mail);
    }

    private void nothingLeaves(SSLContext tls, JavaMailSenderImpl mail) throws Exception {
        try (HostileRelay relay = new HostileRelay(tls)) {
            room.raise(List.of("rosa"), List.of());
            room.sender(relay.port(), false, mail, "single").sendDue();
            assertThat(relay.taken).isEmpty();
            assertThat(relay.commands).noneMatch(line -> line.startsWith("MAIL") || line.contains("rosa"));
            assertThat(room.state("rosa")).isEqualTo("READY");
        }
    }

    private SSLContext certificateFor(String name) throws Exception {
        Path store = folder.resolve("relay.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "relay",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=relay",
                        "-ext",
                        "san=" + name,
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        store.toString())
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
