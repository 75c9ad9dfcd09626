package io.tocsin.web;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Leaves a note beside the embedded database that says which process has it, for whoever finds it locked. */
@Component
class DatabaseOwner {

    private static final Pattern FILE = Pattern.compile("jdbc:h2:file:([^;]+).*");

    private final Matcher file;

    DatabaseOwner(@Value("${spring.datasource.url:}") String url) {
        this.file = FILE.matcher(url);
    }

    static Path note(Path database) {
        return Path.of(database.toString().replaceAll("\\.mv\\.db$", "") + ".owner");
    }

    @EventListener(ApplicationStartedEvent.class)
    void on() throws IOException {
        if (file.matches()) {
            Files.writeString(
                    note(Path.of(file.group(1))),
                    "process " + ProcessHandle.current().pid() + " on "
                            + InetAddress.getLocalHost().getHostName() + "\n");
        }
    }
}
