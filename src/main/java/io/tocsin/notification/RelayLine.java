package io.tocsin.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.function.BooleanSupplier;

/** One connection to the relay, opened when first needed and again after trouble. Says what became of each message. */
class RelayLine implements AutoCloseable {

    private final PhasedTransport transport;
    private final String host;
    private final int port;
    private final String username;
    private final String password;

    RelayLine(PhasedTransport transport, String host, int port, String username, String password) {
        this.transport = transport;
        this.host = host;
        this.port = port;
        this.username = username;
        this.password = password;
    }

    /** @param mayHandOver asked right before the text goes out; false stops it there */
    Delivery send(MimeMessage message, BooleanSupplier mayHandOver) {
        try {
            if (!transport.isConnected()) {
                transport.connect(host, port, username, password);
            }
        } catch (MessagingException e) {
            close();
            return new Delivery.Unreachable(words(e));
        }
        transport.begin(mayHandOver);
        try {
            transport.sendMessage(message, message.getAllRecipients());
            return new Delivery.Accepted(transport.verdictText());
        } catch (MessagingException e) {
            Delivery delivery = judge(e);
            close();
            return delivery;
        }
    }

    private Delivery judge(MessagingException trouble) {
        int verdict = transport.verdict();
        if (verdict >= 500) {
            return new Delivery.Refused(transport.verdictText());
        }
        if (verdict >= 400) {
            return new Delivery.Later(transport.verdictText());
        }
        if (verdict >= 200) {
            return new Delivery.Accepted(transport.verdictText());
        }
        if (transport.dotted()) {
            return new Delivery.Doubtful("No answer to the end of the message: " + words(trouble));
        }
        return transport.overtaken()
                ? new Delivery.Overtaken(trouble.getMessage())
                : new Delivery.Later("Interrupted before the end of the message: " + words(trouble));
    }

    /** Trouble while closing tells nothing about a message that has its answer. */
    @Override
    public void close() {
        try {
            transport.close();
        } catch (MessagingException e) {
            // Nothing hangs on it.
        }
    }

    private static String words(Exception e) {
        Throwable cause = e;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String first = String.valueOf(e.getMessage());
        return cause == e ? first : first + " (" + cause.getMessage() + ")";
    }
}
