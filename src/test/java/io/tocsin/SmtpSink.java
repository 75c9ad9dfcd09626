package io.tocsin;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A mail server on loopback that keeps what it accepted and can be told to strike at a point of the conversation. */
final class SmtpSink implements AutoCloseable {

    /** Points of the conversation. */
    enum Point {
        /** The sender has named itself: it holds a claim and has handed over nothing. */
        BEFORE_MAIL,
        /** The 250 after the final dot is on its way. */
        ACCEPTED
    }

    private final ServerSocket socket;
    private final List<String> messageIds = new CopyOnWriteArrayList<>();
    private volatile Consumer<Point> hook = point -> {};

    SmtpSink() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Runs on the thread of the conversation, each time a point is reached. */
    void at(Consumer<Point> strike) {
        hook = strike;
    }

    /** Message-ID of every accepted mail, in order, repetitions included. */
    List<String> messageIds() {
        return messageIds;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket line = socket.accept();
                daemon(() -> converse(line));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void converse(Socket line) {
        try (line;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.ISO_8859_1))) {
            OutputStream out = line.getOutputStream();
            say(out, "220 sink");
            for (String words = in.readLine(); words != null; words = in.readLine()) {
                String verb = words.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
                switch (verb) {
                    case "MAIL" -> {
                        hook.accept(Point.BEFORE_MAIL);
                        say(out, "250 ok");
                    }
                    case "DATA" -> {
                        say(out, "354 go on");
                        messageIds.add(message(in));
                        say(out, "250 taken");
                        hook.accept(Point.ACCEPTED);
                    }
                    case "QUIT" -> {
                        say(out, "221 bye");
                        return;
                    }
                    default -> say(out, "250 ok");
                }
            }
        } catch (IOException e) {
            // The other side was killed: nothing more will come on this line.
        }
    }

    private static String message(BufferedReader in) throws IOException {
        String id = "";
        for (String text = in.readLine(); !".".equals(text); text = in.readLine()) {
            if (text == null) {
                throw new IOException("cut off inside the message");
            }
            if (id.isEmpty() && text.toLowerCase(Locale.ROOT).startsWith("message-id:")) {
                id = text.substring("message-id:".length()).strip();
                if (id.isEmpty()) {
                    id = in.readLine().strip();
                }
            }
        }
        return id;
    }

    private static void say(OutputStream out, String answer) throws IOException {
        out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "smtp-sink");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
