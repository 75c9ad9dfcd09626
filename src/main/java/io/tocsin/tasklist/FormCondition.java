package io.tocsin.tasklist;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The piece of FEEL that forms may use to hide a field: {@code field = "v"}, {@code field != "v"}, {@code and},
 * {@code or}, {@code not(...)}. The pages' script reads the same grammar.
 */
@FunctionalInterface
interface FormCondition {

    /** @param values texts of the answers by field; one that is missing equals nothing */
    boolean holds(Map<String, String> values);

    /** Throws {@link IllegalArgumentException} with a message that names the place. */
    static FormCondition parse(String expression) {
        return new Parser(expression).whole();
    }

    final class Parser {

        private static final Pattern TOKEN =
                Pattern.compile("\\s*(\"[^\"]*\"|!=|=|\\(|\\)|[A-Za-z_][A-Za-z0-9_]*|-?[0-9]+(?:\\.[0-9]+)?)");
        private static final int DEEPEST = 8;

        private final List<String> tokens = new ArrayList<>();
        private int next;
        private int depth;

        Parser(String expression) {
            String text = (expression.startsWith("=") ? expression.substring(1) : expression).strip();
            Matcher matcher = TOKEN.matcher(text);
            int end = 0;
            while (end < text.length()) {
                if (!matcher.find(end) || matcher.start() != end) {
                    throw new IllegalArgumentException("'" + text.substring(end) + "'");
                }
                tokens.add(matcher.group(1));
                end = matcher.end();
            }
        }

        FormCondition whole() {
            FormCondition condition = either();
            if (next < tokens.size()) {
                throw new IllegalArgumentException("'" + tokens.get(next) + "' is too much");
            }
            return condition;
        }

        private FormCondition either() {
            FormCondition left = both();
            while (accept("or")) {
                FormCondition one = left;
                FormCondition other = both();
                left = values -> one.holds(values) || other.holds(values);
            }
            return left;
        }

        private FormCondition both() {
            FormCondition left = single();
            while (accept("and")) {
                FormCondition one = left;
                FormCondition other = single();
                left = values -> one.holds(values) && other.holds(values);
            }
            return left;
        }

        private FormCondition single() {
            if (accept("not")) {
                FormCondition inner = inBrackets();
                return values -> !inner.holds(values);
            }
            if (next < tokens.size() && tokens.get(next).equals("(")) {
                return inBrackets();
            }
            String field = take();
            if (!field.matches("[A-Za-z_][A-Za-z0-9_]*")) {
                throw new IllegalArgumentException("'" + field + "' is not a field");
            }
            boolean same = accept("=");
            if (!same) {
                expect("!=");
            }
            String literal = literal(take());
            return values -> same == literal.equals(values.get(field));
        }

        private FormCondition inBrackets() {
            if (++depth > DEEPEST) {
                throw new IllegalArgumentException("nested too deep");
            }
            expect("(");
            FormCondition inner = either();
            expect(")");
            depth--;
            return inner;
        }

        private static String literal(String token) {
            if (token.startsWith("\"")) {
                return token.substring(1, token.length() - 1);
            }
            if (token.matches("true|false|-?[0-9.]+")) {
                return token;
            }
            throw new IllegalArgumentException("'" + token + "' is not a value");
        }

        private boolean accept(String token) {
            if (next < tokens.size() && tokens.get(next).equals(token)) {
                next++;
                return true;
            }
            return false;
        }

        private void expect(String token) {
            if (!accept(token)) {
                throw new IllegalArgumentException("'" + token + "' is missing");
            }
        }

        private String take() {
            if (next == tokens.size()) {
                throw new IllegalArgumentException("it ends too early");
            }
            return tokens.get(next++);
        }
    }
}
