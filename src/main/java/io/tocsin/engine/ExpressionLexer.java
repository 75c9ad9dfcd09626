package io.tocsin.engine;

import io.tocsin.engine.ExpressionToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Cuts the inside of one <code>${...}</code> into tokens; what follows the closing brace must be blank. */
final class ExpressionLexer {

    private static final List<String> SIGNS =
            List.of("==", "!=", "<=", ">=", "&&", "||", "<", ">", "!", "?", ":", "(", ")", ",", ".");

    private static final Map<Character, String> FOREIGN = Map.ofEntries(
            Map.entry('[', "brackets are not allowed"),
            Map.entry(']', "brackets are not allowed"),
            Map.entry('{', "braces are not allowed inside an expression"),
            Map.entry('$', "expressions cannot be nested"),
            Map.entry('#', "#{ is not allowed"),
            Map.entry('"', "texts stand in single quotes"),
            Map.entry(';', "only one expression is allowed"),
            Map.entry('=', "assignment is not allowed, compare with =="),
            Map.entry('+', "arithmetic is not allowed"),
            Map.entry('-', "arithmetic is not allowed"),
            Map.entry('*', "arithmetic is not allowed"),
            Map.entry('/', "arithmetic is not allowed"),
            Map.entry('%', "arithmetic is not allowed"));

    private static final int LONGEST_NUMBER = 15;

    private final String source;
    private final List<ExpressionToken> tokens = new ArrayList<>();
    private int at;

    ExpressionLexer(String source, int from) {
        this.source = source;
        this.at = from;
    }

    List<ExpressionToken> tokens() {
        while (true) {
            skipBlanks();
            if (at >= source.length()) {
                throw refused("the closing brace is missing");
            }
            if (source.charAt(at) == '}') {
                break;
            }
            next();
        }
        tokens.add(new ExpressionToken(Kind.END, "", at + 1));
        at++;
        skipBlanks();
        if (at < source.length()) {
            throw refused("an expression must be the whole value, text around it is not allowed");
        }
        return tokens;
    }

    private void next() {
        char c = source.charAt(at);
        if (letter(c)) {
            name();
        } else if (digit(c) || negative(c)) {
            number();
        } else if (c == '\'') {
            text();
        } else {
            sign(c);
        }
    }

    private void name() {
        int start = at;
        while (at < source.length() && (letter(source.charAt(at)) || digit(source.charAt(at)))) {
            at++;
        }
        add(Kind.NAME, source.substring(start, at), start);
    }

    private void number() {
        int start = at++;
        digits();
        if (at + 1 < source.length() && source.charAt(at) == '.' && digit(source.charAt(at + 1))) {
            at++;
            digits();
        }
        if (at - start > LONGEST_NUMBER) {
            at = start;
            throw refused("a number has at most " + LONGEST_NUMBER + " digits");
        }
        add(Kind.NUMBER, source.substring(start, at), start);
    }

    private void digits() {
        while (at < source.length() && digit(source.charAt(at))) {
            at++;
        }
    }

    private void text() {
        int start = at++;
        StringBuilder text = new StringBuilder();
        while (at < source.length() && source.charAt(at) != '\'') {
            if (source.charAt(at) == '\\') {
                at++;
            }
            if (at < source.length()) {
                text.append(source.charAt(at++));
            }
        }
        if (at >= source.length()) {
            at = start;
            throw refused("the closing quote is missing");
        }
        at++;
        add(Kind.TEXT, text.toString(), start);
    }

    private void sign(char c) {
        for (String sign : SIGNS) {
            if (source.startsWith(sign, at)) {
                add(Kind.SIGN, sign, at);
                at += sign.length();
                return;
            }
        }
        throw refused(FOREIGN.getOrDefault(c, "this character is not allowed"));
    }

    private boolean negative(char c) {
        boolean afterValue = !tokens.isEmpty() && tokens.get(tokens.size() - 1).endsValue();
        return c == '-' && !afterValue && at + 1 < source.length() && digit(source.charAt(at + 1));
    }

    private void skipBlanks() {
        while (at < source.length() && " \t\r\n".indexOf(source.charAt(at)) >= 0) {
            at++;
        }
    }

    private void add(Kind kind, String text, int start) {
        tokens.add(new ExpressionToken(kind, text, start + 1));
    }

    private ExpressionRefused refused(String reason) {
        return new ExpressionRefused(at + 1, reason);
    }

    private static boolean letter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }
}
