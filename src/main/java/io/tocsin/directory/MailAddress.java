package io.tocsin.directory;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What counts as one plain address: ASCII, {@code name@domain.tld}, nothing quoted, no comment, no address literal.
 * Narrower than the mail standards on purpose: whatever could be read as two addresses, or as one of another domain, is
 * not accepted.
 */
final class MailAddress {

    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL_PART = 64;
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final Pattern PLAIN =
            Pattern.compile("(" + ATOM + "(?:\\." + ATOM + ")*)@(?:" + LABEL + "\\.)+[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9]");

    private MailAddress() {}

    /** What is wrong with the address, in words that follow its name; empty if it is fine. */
    static Optional<String> problem(String address) {
        if (address.length() > LONGEST) {
            return Optional.of("is longer than " + LONGEST + " characters");
        }
        if (address.chars().anyMatch(c -> c < 0x20 || c == 0x7f)) {
            return Optional.of("contains a line break or another control character");
        }
        if (address.chars().anyMatch(c -> c > 0x7f)) {
            return Optional.of("contains a character outside ASCII, which may look like another");
        }
        var match = PLAIN.matcher(address);
        if (!match.matches() || match.group(1).length() > LONGEST_LOCAL_PART) {
            return Optional.of("is not one plain address of the form name@example.org");
        }
        if (address.toLowerCase(Locale.ROOT).matches(".*[@.]xn--.*")) {
            return Optional.of("has an internationalised domain, which may look like another");
        }
        return Optional.empty();
    }
}
