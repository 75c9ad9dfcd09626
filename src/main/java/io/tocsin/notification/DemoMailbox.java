package io.tocsin.notification;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.annotation.PreDestroy;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/**
 * A mail server inside the demonstration, on loopback only: what leaders would receive can be read, and nothing that is
 * tried out reaches anybody.
 */
@Component
@Profile("demo")
class DemoMailbox {

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    DemoMailbox() {
        server.start();
    }

    JavaMailSenderImpl sender() {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(server.getSmtp().getPort());
        return sender;
    }

    /** Everything received, oldest first. */
    List<MimeMessage> received() {
        return List.of(server.getReceivedMessages());
    }

    @PreDestroy
    void stop() {
        server.stop();
    }
}
