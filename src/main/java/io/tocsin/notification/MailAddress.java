package io.tocsin.notification;

import io.tocsin.shared.Refusal;
import java.util.regex.Pattern;

/**
 * Accepts one plain address and nothing cleverer: no quoting, no lists, no address literals, no letters beyond ASCII.
 * What looks like another address, or could carry an SMTP command, is refused where it is configured.
 */
final class MailAddress {

    private static final Pattern LOCAL = Pattern.compile("[A-Za-z0-9_+%'-]+(\\.[A-Za-z0-9_+%'-]+)*");
    private static final Pattern DOMAIN = Pattern.compile(
            "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*");

    private MailAddress() {}

    /** The same address; refuses with {@code mail-address-unusable} and never repeats what it was given. */
    static String check(String address) {
        if (address == null || address.length() > 254) {
            throw unusable("it is missing or longer than 254 characters");
        }
        int at = address.indexOf('@');
        if (at < 1 || at > 64 || !LOCAL.matcher(address.substring(0, at)).matches()) {
            throw unusable("the part before @ is not plain");
        }
        String domain = address.substring(at + 1);
        if (!isHost(domain)) {
            throw unusable("the part after @ is not a plain host name");
        }
        if (domain.toLowerCase(java.util.Locale.ROOT).matches("(.*\\.)?xn--.*")) {
            throw unusable("international host names can be mistaken for others");
        }
        return address;
    }

    static boolean isHost(String name) {
        return name.length() <= 253 && DOMAIN.matcher(name).matches();
    }

    private static Refusal unusable(String why) {
        return new Refusal(
                Refusal.Kind.BAD_INPUT, "mail-address-unusable", "This mail address cannot be used: " + why + ".");
    }
}
