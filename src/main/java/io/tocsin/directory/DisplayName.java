package io.tocsin.directory;

import java.util.Optional;

/** What may stand as a person's name on pages and in mail headers. */
final class DisplayName {

    private static final int LONGEST = 120;

    private DisplayName() {}

    /** What is wrong with the name, in words that follow it; empty if it is fine. */
    static Optional<String> problem(String name) {
        if (name.length() > LONGEST) {
            return Optional.of("is longer than " + LONGEST + " characters");
        }
        if (name.codePoints().anyMatch(DisplayName::invisible)) {
            return Optional.of("contains a line break or another invisible character");
        }
        if (name.contains("=?") || name.contains("?=")) {
            return Optional.of("contains an encoded word of mail headers");
        }
        if (name.contains("<") || name.contains(">") || name.contains("@")) {
            return Optional.of("contains <, > or @, which belong to addresses");
        }
        return Optional.empty();
    }

    private static boolean invisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}
