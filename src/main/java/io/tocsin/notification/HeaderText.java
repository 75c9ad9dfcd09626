package io.tocsin.notification;

import java.util.regex.Pattern;

/** Text that is safe in one header line: no line ends, no control or direction marks, no encoded words of its own. */
final class HeaderText {

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");

    private HeaderText() {}

    /** The text on one line, at most {@code limit} characters. */
    static String clean(String text, int limit) {
        if (text == null) {
            return "";
        }
        // A reader would decode "=?utf-8?Q?=0A?=" written as plain text into the line end that was just removed.
        String line = UNSEEN.matcher(text)
                .replaceAll(" ")
                .replace("=?", "= ?")
                .replaceAll("\\s+", " ")
                .strip();
        return line.length() <= limit ? line : line.substring(0, limit - 1).strip() + "\u2026";
    }
}
