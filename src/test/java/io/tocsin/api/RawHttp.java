package io.tocsin.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** HTTP by hand, for what a well-behaved client would not send. */
final class RawHttp {

    private RawHttp() {}

    static String authorization(String person) {
        return "Authorization: Basic "
                + Base64.getEncoder()
                        .encodeToString((person + ":" + RunningTocsin.PASSWORD).getBytes(StandardCharsets.UTF_8));
    }

    /** Status of the answer to a request without a body. */
    static int status(String method, String path, String... headers) {
        return Integer.parseInt(send(method, path, "", headers).split(" ", 3)[1]);
    }

    static String send(String method, String path, String body, String... headers) {
        StringBuilder request = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
        request.append("Host: localhost:").append(RunningTocsin.port()).append("\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        request.append("Connection: close\r\n").append(length > 0 ? "Content-Length: " + length + "\r\n" : "");
        request.append("\r\n").append(body);
        try (Socket socket = new Socket("127.0.0.1", RunningTocsin.port())) {
            socket.setSoTimeout(20_000);
            try {
                socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.UTF_8));
                socket.getOutputStream().flush();
            } catch (IOException closedEarly) {
                // The server may answer and hang up before it has read everything.
            }
            return read(socket.getInputStream());
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path, e);
        }
    }

    private static String read(InputStream in) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            in.transferTo(all);
        } catch (IOException reset) {
            // What arrived before counts.
        }
        return all.toString(StandardCharsets.UTF_8);
    }
}
