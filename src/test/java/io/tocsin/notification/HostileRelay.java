package io.tocsin.notification;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server on loopback that behaves badly at a chosen moment; keeps the bytes of what it took over. */
class HostileRelay implements AutoCloseable {

    enum Trouble {
        NONE,
        BUSY_BANNER,
        STALL_BANNER,
        STALL_EHLO,
        STALL_MAIL,
        STALL_RCPT,
        STALL_DATA,
        STALL_DOT,
        SLOW_DOT,
        DEFER_MAIL,
        DEFER_RCPT,
        DEFER_DOT,
        CLOSING_421,
        REFUSE_RCPT,
        REFUSE_DOT,
        REFUSE_DOT_AND_RESET,
        RESET_IN_DATA,
        RESET_AFTER_DOT,
        RESET_BEFORE_TAKING,
        DROP_AFTER_250,
        STALL_QUIT
    }

    /** One trouble for each connection in turn; afterwards everything is well. */
    final Queue<Trouble> script = new ConcurrentLinkedQueue<>();

    final List<byte[]> taken = new CopyOnWriteArrayList<>();
    final List<String> commands = new CopyOnWriteArrayList<>();
    private final ServerSocket server;
    private final SSLContext tls;
    private volatile boolean open = true;
    /** Called after a message was taken over, before it is answered. */
    volatile Runnable onTaken = () -> {};

    HostileRelay(Trouble... troubles) throws IOException {
        this(null, troubles);
    }

    /** @param tls null to offer no STARTTLS */
    HostileRelay(SSLContext tls, Trouble... troubles) throws IOException {
        this(tls, 0, troubles);
    }

    /** @param port 0 for any */
    HostileRelay(SSLContext tls, int port, Trouble... troubles) throws IOException {
        this.tls = tls;
        script.addAll(List.of(troubles));
        server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::accept, "hostile-relay");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    List<String> takenTexts() {
        return taken.stream()
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .toList();
    }

    private void accept() {
        while (open) {
            try {
                Socket socket = server.accept();
                Trouble trouble = script.isEmpty() ? Trouble.NONE : script.remove();
                Thread thread = new Thread(() -> serve(socket, trouble), "hostile-line");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket plain, Trouble trouble) {
        Socket socket = plain;
        try {
            if (trouble == Trouble.STALL_BANNER) {
                stall(socket);
                return;
            }
            say(socket, trouble == Trouble.BUSY_BANNER ? "421 busy" : "220 relay.example ready");
            for (String line = line(socket); line != null; line = line(socket)) {
                commands.add(line);
                String verb = line.split("[ :]")[0].toUpperCase(Locale.ROOT);
                switch (verb) {
                    case "EHLO" -> {
                        stallIf(trouble == Trouble.STALL_EHLO, socket);
                        say(
                                socket,
                                tls == null || socket instanceof SSLSocket ? "250 relay" : "250-relay\r\n250 STARTTLS");
                    }
                    case "STARTTLS" -> {
                        say(socket, "220 go ahead");
                        SSLSocket secured =
                                (SSLSocket) tls.getSocketFactory().createSocket(plain, null, plain.getPort(), true);
                        secured.setUseClientMode(false);
                        secured.startHandshake();
                        socket = secured;
                    }
                    case "MAIL" -> {
                        stallIf(trouble == Trouble.STALL_MAIL, socket);
                        say(socket, trouble == Trouble.DEFER_MAIL ? "452 no room" : "250 ok");
                    }
                    case "RCPT" -> {
                        stallIf(trouble == Trouble.STALL_RCPT, socket);
                        say(
                                socket,
                                switch (trouble) {
                                    case DEFER_RCPT -> "450 mailbox busy";
                                    case REFUSE_RCPT -> "550 no such user";
                                    case CLOSING_421 -> "421 closing";
                                    default -> "250 ok";
                                });
                        if (trouble == Trouble.CLOSING_421) {
                            socket.close();
                            return;
                        }
                    }
                    case "DATA" -> {
                        stallIf(trouble == Trouble.STALL_DATA, socket);
                        say(socket, "354 go on");
                        if (trouble == Trouble.RESET_IN_DATA) {
                            line(socket);
                            reset(plain);
                            return;
                        }
                        byte[] message = message(socket);
                        if (trouble == Trouble.RESET_BEFORE_TAKING) {
                            reset(plain);
                            return;
                        }
                        if (!answer(socket, plain, trouble, message)) {
                            return;
                        }
                    }
                    case "QUIT" -> {
                        stallIf(trouble == Trouble.STALL_QUIT, socket);
                        say(socket, "221 bye");
                        socket.close();
                        return;
                    }
                    default -> say(socket, "250 ok");
                }
            }
        } catch (IOException e) {
            // The other side left; that is its business.
        }
    }

    private boolean answer(Socket socket, Socket plain, Trouble trouble, byte[] message) throws IOException {
        switch (trouble) {
            case STALL_DOT -> {
                taken.add(message);
                stall(socket);
                return false;
            }
            case DEFER_DOT -> say(socket, "451 try later");
            case REFUSE_DOT -> say(socket, "554 not wanted");
            case REFUSE_DOT_AND_RESET -> {
                say(socket, "554 not wanted");
                plain.close();
                return false;
            }
            case RESET_AFTER_DOT -> {
                taken.add(message);
                onTaken.run();
                reset(plain);
                return false;
            }
            default -> {
                taken.add(message);
                onTaken.run();
                if (trouble == Trouble.SLOW_DOT) {
                    linger(600);
                }
                say(socket, "250 2.0.0 queued as Q" + taken.size());
                if (trouble == Trouble.DROP_AFTER_250) {
                    reset(plain);
                    return false;
                }
            }
        }
        return true;
    }

    /** The raw text as sent, dots still doubled, without the closing dot. */
    private static byte[] message(Socket socket) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        InputStream in = new BufferedInputStream(socket.getInputStream());
        String tail = "";
        for (int b = in.read(); b >= 0; b = in.read()) {
            bytes.write(b);
            tail = tail.length() < 5 ? tail + (char) b : tail.substring(1) + (char) b;
            if (tail.equals("\r\n.\r\n")) {
                return Arrays.copyOf(bytes.toByteArray(), bytes.size() - 3);
            }
        }
        throw new IOException("gone");
    }

    private static String line(Socket socket) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                return bytes.toString(StandardCharsets.UTF_8).replace("\r", "");
            }
            bytes.write(b);
        }
        return null;
    }

    private static void say(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static void stallIf(boolean stalls, Socket socket) throws IOException {
        if (stalls) {
            stall(socket);
        }
    }

    /** Says nothing more until the other side gives up. */
    private static void stall(Socket socket) throws IOException {
        while (socket.getInputStream().read() >= 0) {
            continue;
        }
        throw new IOException("the other side gave up");
    }

    private static void linger(long millis) throws IOException {
        try {
            new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        open = false;
        server.close();
    }
}
