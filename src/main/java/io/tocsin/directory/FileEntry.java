package io.tocsin.directory;

import java.nio.file.Path;

/** One entry of the directory file, and the way to refuse it by name. */
record FileEntry(Path file, String name) {

    private static final int SHOWN = 60;

    void require(boolean kept, String rule) {
        if (!kept) {
            throw refused(rule);
        }
    }

    DirectoryRefused refused(String rule) {
        return new DirectoryRefused(file + ": " + name + ": " + rule);
    }

    /** Quoted for a log line: nothing in it can end the line or colour the terminal. */
    static String quoted(String text) {
        if (text == null) {
            return "(nothing)";
        }
        String plain = text.replaceAll("[^\\x20-\\x7e]", "?");
        return "'" + (plain.length() > SHOWN ? plain.substring(0, SHOWN) + "..." : plain) + "'";
    }

    static boolean filled(String text) {
        return text != null && !text.isBlank();
    }
}
