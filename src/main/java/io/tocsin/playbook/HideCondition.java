package io.tocsin.playbook;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of FEEL that may hide a field: {@code field = "v"}, {@code field != "v"}, and, or, not(...), parentheses. */
final class HideCondition {

    private static final int LONGEST = 1000;
    private static final int DEEPEST = 8;
    private static final Pattern TOKEN =
            Pattern.compile("\\s*([A-Za-z_][A-Za-z0-9_]*|\"[^\"\\\\]*\"|!=|=|\\(|\\)|\\S)");

    private final Matcher tokens;
    private String token;
    private int depth;

    private HideCondition(String text) {
        this.tokens = TOKEN.matcher(text);
        this.tokens.region(1, text.length());
        next();
    }

    static boolean isAllowed(String text) {
        if (!text.startsWith("=") || text.length() > LONGEST) {
            return false;
        }
        HideCondition condition = new HideCondition(text);
        return condition.anyOf() && condition.token.isEmpty();
    }

    private boolean anyOf() {
        if (++depth > DEEPEST) {
            return false;
        }
        do {
            do {
                if (!term()) {
                    return false;
                }
            } while (accept("and"));
        } while (accept("or"));
        depth--;
        return true;
    }

    private boolean term() {
        if (accept("(")) {
            return anyOf() && accept(")");
        }
        if (accept("not")) {
            return accept("(") && anyOf() && accept(")");
        }
        boolean field = token.matches("[A-Za-z_]\\w*");
        next();
        return field && (accept("=") || accept("!=")) && text();
    }

    private boolean text() {
        boolean text = token.length() > 1 && token.startsWith("\"");
        next();
        return text;
    }

    private boolean accept(String wanted) {
        boolean there = token.equals(wanted);
        if (there) {
            next();
        }
        return there;
    }

    private void next() {
        token = tokens.lookingAt() ? tokens.group(1) : "";
        if (!token.isEmpty()) {
            tokens.region(tokens.end(), tokens.regionEnd());
        }
    }
}
