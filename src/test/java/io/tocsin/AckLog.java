package io.tocsin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** What the server has said yes to, on disk before the next request: one line each, words separated by a blank. */
final class AckLog implements AutoCloseable {

    private final Path path;
    private final FileChannel channel;
    private int lines;

    AckLog(Path path) throws IOException {
        this.path = path;
        this.channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    synchronized void acknowledged(String... words) {
        try {
            channel.write(ByteBuffer.wrap((String.join(" ", words) + "\n").getBytes(StandardCharsets.UTF_8)));
            channel.force(false);
            lines++;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path() {
        return path;
    }

    synchronized int size() {
        return lines;
    }

    /** The words after the first, of every line that begins with it. */
    List<String[]> of(String kind) throws IOException {
        try (var all = Files.lines(path)) {
            return all.filter(line -> line.startsWith(kind + " "))
                    .map(line -> line.substring(kind.length() + 1).split(" "))
                    .toList();
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
