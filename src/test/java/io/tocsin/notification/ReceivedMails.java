package io.tocsin.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.beans.factory.BeanFactory;

/** What the demonstration's mail server has received, byte for byte. */
public final class ReceivedMails {

    private ReceivedMails() {}

    /** Oldest first. */
    public static List<MimeMessage> of(BeanFactory application) {
        return application.getBean(DemoMailbox.class).received();
    }

    /** A mail as it came over the wire. */
    public static String bytes(MimeMessage mail) {
        try {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            mail.writeTo(all);
            return all.toString(StandardCharsets.UTF_8);
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
