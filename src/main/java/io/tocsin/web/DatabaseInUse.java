package io.tocsin.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A second program on the same embedded database ends with one sentence that says who has it. */
class DatabaseInUse extends AbstractFailureAnalyzer<Throwable> {

    private static final Pattern LOCKED = Pattern.compile("The file is locked: (.+?\\.mv\\.db)");

    @Override
    protected FailureAnalysis analyze(Throwable root, Throwable cause) {
        for (Throwable at = root; at != null; at = at.getCause() == at ? null : at.getCause()) {
            Matcher locked = LOCKED.matcher(String.valueOf(at.getMessage()));
            if (locked.find()) {
                Path database = Path.of(locked.group(1));
                return new FailureAnalysis(
                        "Start refused: " + database + " is already in use by " + owner(database), null, root);
            }
        }
        return null;
    }

    private static String owner(Path database) {
        Path note = DatabaseOwner.note(database);
        try {
            return Files.isReadable(note) ? Files.readString(note).strip() : "another program";
        } catch (IOException unreadable) {
            return "another program";
        }
    }
}
