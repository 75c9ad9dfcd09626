package io.tocsin.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * An SMTP connection that knows how far a message got: whether its last dot left, and what the relay answered first.
 * The stock class reports trouble of the clean-up after a refusal, or of the closing after an acceptance, in place of
 * the answer itself.
 */
class PhasedTransport extends SMTPTransport {

    private final Supplier<Socket> socket;
    private final Duration readTimeout;
    private final Duration dotTimeout;
    private BooleanSupplier mayHandOver = () -> true;
    private OutputStream text;
    private boolean dotted;
    private boolean overtaken;
    private int verdict;
    private String verdictText = "";

    /** @param socket the connection's own socket, known once connected */
    PhasedTransport(
            Session session,
            URLName name,
            boolean ssl,
            Supplier<Socket> socket,
            Duration readTimeout,
            Duration dotTimeout) {
        super(session, name, name.getProtocol(), ssl);
        this.socket = socket;
        this.readTimeout = readTimeout;
        this.dotTimeout = dotTimeout;
    }

    /** @param mayHandOver asked right before the text of the message goes out */
    void begin(BooleanSupplier mayHandOver) {
        this.mayHandOver = mayHandOver;
        dotted = false;
        overtaken = false;
        verdict = 0;
        verdictText = "";
    }

    /** True once the end of the message may have reached the relay. */
    boolean dotted() {
        return dotted;
    }

    boolean overtaken() {
        return overtaken;
    }

    /** The relay's first refusal, or its answer to the whole message; 0 if it gave neither. */
    int verdict() {
        return verdict;
    }

    String verdictText() {
        return verdictText;
    }

    @Override
    protected OutputStream data() throws MessagingException {
        if (!mayHandOver.getAsBoolean()) {
            overtaken = true;
            throw new MessagingException("Another sender has this mail");
        }
        text = super.data();
        return text;
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        // Everything before the dot leaves first: what fails here was certainly not taken over.
        text.flush();
        patience(dotTimeout);
        dotted = true;
        try {
            super.finishData();
        } finally {
            patience(readTimeout);
        }
    }

    @Override
    protected int readServerResponse() throws MessagingException {
        int code = super.readServerResponse();
        boolean answer = code >= 400 || (dotted && code >= 200 && code < 300);
        if (verdict == 0 && answer) {
            verdict = code;
            verdictText = getLastServerResponse();
        }
        if (dotted) {
            patienceAfterAnswer();
        }
        return code;
    }

    private void patienceAfterAnswer() {
        try {
            patience(readTimeout);
        } catch (SocketException closed) {
            // The answer is in hand already; the next use of the connection will tell.
        }
    }

    private void patience(Duration timeout) throws SocketException {
        Socket current = socket.get();
        if (current != null && !current.isClosed()) {
            current.setSoTimeout(Math.toIntExact(timeout.toMillis()));
        }
    }
}
