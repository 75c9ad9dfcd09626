package io.tocsin.engine;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The only expressions that a model may carry: plain text, or one <code>${...}</code> around the whole value.
 *
 * <p>Inside stand texts in single quotes, numbers, true, false, null, variables ({@code name}, or {@code name.field} for
 * an entry of a map), {@code == != < <= > >=}, {@code && || !} (also {@code and or not}), {@code c ? a : b}, parentheses
 * and the functions {@code contains(list, 'x')}, {@code empty(x)} and {@code now()}. Nothing can be called on a value, and
 * a value that is neither text, number, boolean, instant, list nor map counts as null.
 *
 * <p>A variable that does not exist is null. {@code null == null} is true, null equals nothing else, {@code !=} is the
 * opposite of {@code ==}, and null is neither smaller nor greater than anything. Numbers compare as numbers (a text that
 * is a number too, if the other side is one), ISO-8601 instants as instants if both sides are, everything else as text.
 *
 * <p>Immutable.
 */
public final class ModelExpression {

    /** Longest expression, in characters, braces included. Plain text has no limit here. */
    public static final int LONGEST = 256;

    private final ExpressionNode root;
    private final boolean literal;

    private ModelExpression(ExpressionNode root, boolean literal) {
        this.root = root;
        this.literal = literal;
    }

    /**
     * Reads the whole text of an attribute or element.
     *
     * @throws ExpressionRefused with the column, if it is neither plain text nor within the grammar
     */
    public static ModelExpression parse(String text) {
        int deferred = text.indexOf("#{");
        int start = text.indexOf("${");
        if (deferred >= 0 && (start < 0 || deferred < start)) {
            throw new ExpressionRefused(deferred + 1, "#{ is not allowed");
        }
        if (start < 0) {
            return new ModelExpression(new ExpressionNode.Literal(text), true);
        }
        if (!text.substring(0, start).isBlank()) {
            throw new ExpressionRefused(
                    start + 1, "an expression must be the whole value, text around it is not allowed");
        }
        if (text.strip().length() > LONGEST) {
            throw new ExpressionRefused(start + 1, "longer than " + LONGEST + " characters");
        }
        List<ExpressionToken> tokens = new ExpressionLexer(text, start + 2).tokens();
        return new ModelExpression(new ExpressionParser(tokens).parse(), false);
    }

    /** True for plain text: it evaluates to itself. */
    public boolean isLiteral() {
        return literal;
    }

    /**
     * The value now: text, number, boolean, instant, list, map or null.
     *
     * @param variables value by name, null for what does not exist
     * @param clock of {@code now()}, which yields ISO-8601 text in UTC
     */
    public Object evaluate(Function<String, Object> variables, Clock clock) {
        return root.value(new ExpressionNode.Scope(variables, clock));
    }

    /** Names of the variables that it may look at. */
    public Set<String> variables() {
        Set<String> names = new LinkedHashSet<>();
        collect(root, names);
        return names;
    }

    /** The constants that it can yield as its value, in drawn order; values of variables are not among them. */
    public Set<Object> constantOutcomes() {
        Set<Object> constants = new LinkedHashSet<>();
        outcomes(root, constants);
        return constants;
    }

    private static void collect(ExpressionNode node, Set<String> names) {
        if (node instanceof ExpressionNode.Variable variable) {
            names.add(variable.name());
        }
        node.parts().forEach(part -> collect(part, names));
    }

    private static void outcomes(ExpressionNode node, Set<Object> constants) {
        if (node instanceof ExpressionNode.Literal constant) {
            constants.add(constant.constant());
        } else if (node instanceof ExpressionNode.Choice choice) {
            outcomes(choice.yes(), constants);
            outcomes(choice.no(), constants);
        }
    }
}
