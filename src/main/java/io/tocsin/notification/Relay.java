package io.tocsin.notification;

import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Properties;
import javax.net.SocketFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * The mail server that takes our mails over, as {@code spring.mail.*} describes it.
 *
 * @param plain allows a connection without TLS
 */
record Relay(JavaMailSenderImpl settings, NotificationSettings.Sender limits, boolean plain) {

    /** A new line to the relay, not connected yet; for one thread. */
    RelayLine line() {
        String protocol = "smtps".equals(settings.getProtocol()) ? "smtps" : "smtp";
        String prefix = "mail." + protocol + ".";
        boolean ssl = "smtps".equals(protocol)
                || Boolean.parseBoolean(settings.getJavaMailProperties().getProperty(prefix + "ssl.enable"));
        Properties properties = new Properties();
        properties.putAll(settings.getSession().getProperties());
        properties.put(prefix + "connectiontimeout", millis(limits.connectTimeout()));
        properties.put(prefix + "timeout", millis(limits.readTimeout()));
        properties.put(prefix + "writetimeout", millis(limits.readTimeout()));
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "chunksize", "0");
        properties.put(prefix + "quitwait", "false");
        if (settings.getUsername() != null) {
            properties.put(prefix + "auth", "true");
        }
        if (!ssl) {
            properties.put(prefix + "starttls.enable", "true");
            properties.put(prefix + "starttls.required", Boolean.toString(!plain));
        }
        RememberingSockets sockets = new RememberingSockets();
        properties.put(prefix + "socketFactory", sockets);
        properties.put(prefix + "socketFactory.fallback", "false");
        int port = settings.getPort() > 0 ? settings.getPort() : ssl ? 465 : 25;
        URLName name = new URLName(protocol, settings.getHost(), port, null, settings.getUsername(), null);
        PhasedTransport transport = new PhasedTransport(
                Session.getInstance(properties),
                name,
                ssl,
                () -> sockets.last,
                limits.readTimeout(),
                limits.dotTimeout());
        return new RelayLine(transport, settings.getHost(), port, settings.getUsername(), settings.getPassword());
    }

    private static String millis(java.time.Duration duration) {
        return Long.toString(duration.toMillis());
    }

    /** Keeps the socket of a connection at hand, because the waiting time changes between the phases. */
    private static final class RememberingSockets extends SocketFactory {

        private Socket last;

        @Override
        public Socket createSocket() {
            last = new Socket();
            return last;
        }

        @Override
        public Socket createSocket(String host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
            throw new UnsupportedOperationException();
        }
    }
}
