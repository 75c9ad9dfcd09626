package io.tocsin.engine;

import io.tocsin.engine.ExpressionNode.AllOf;
import io.tocsin.engine.ExpressionNode.AnyOf;
import io.tocsin.engine.ExpressionNode.Choice;
import io.tocsin.engine.ExpressionNode.Comparison;
import io.tocsin.engine.ExpressionNode.Contains;
import io.tocsin.engine.ExpressionNode.Empty;
import io.tocsin.engine.ExpressionNode.Field;
import io.tocsin.engine.ExpressionNode.Literal;
import io.tocsin.engine.ExpressionNode.Not;
import io.tocsin.engine.ExpressionNode.Now;
import io.tocsin.engine.ExpressionNode.Variable;
import io.tocsin.engine.ExpressionToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Recursive descent over the tokens; the depth limit also bounds the recursion. */
final class ExpressionParser {

    static final int DEEPEST = 8;

    private static final Set<String> EQUALITY = Set.of("==", "!=");
    private static final Set<String> ORDER = Set.of("<", "<=", ">", ">=");

    private final List<ExpressionToken> tokens;
    private int at;
    private int depth;

    ExpressionParser(List<ExpressionToken> tokens) {
        this.tokens = tokens;
    }

    ExpressionNode parse() {
        ExpressionNode node = choice();
        if (peek().kind() != Kind.END) {
            throw unexpected();
        }
        return node;
    }

    private ExpressionNode choice() {
        deeper();
        ExpressionNode condition = anyOf();
        if (accept("?")) {
            ExpressionNode yes = choice();
            expect(":");
            condition = new Choice(condition, yes, choice());
        }
        depth--;
        return condition;
    }

    private ExpressionNode anyOf() {
        List<ExpressionNode> parts = new ArrayList<>(List.of(allOf()));
        while (accept("||") || acceptWord("or")) {
            parts.add(allOf());
        }
        return parts.size() == 1 ? parts.get(0) : new AnyOf(parts);
    }

    private ExpressionNode allOf() {
        List<ExpressionNode> parts = new ArrayList<>(List.of(equality()));
        while (accept("&&") || acceptWord("and")) {
            parts.add(equality());
        }
        return parts.size() == 1 ? parts.get(0) : new AllOf(parts);
    }

    private ExpressionNode equality() {
        ExpressionNode left = order();
        return peekIn(EQUALITY) ? comparison(left, EQUALITY) : left;
    }

    private ExpressionNode order() {
        ExpressionNode left = unary();
        return peekIn(ORDER) ? comparison(left, ORDER) : left;
    }

    private ExpressionNode comparison(ExpressionNode left, Set<String> signs) {
        String sign = take().text();
        ExpressionNode right = signs == EQUALITY ? order() : unary();
        if (peekIn(signs)) {
            throw refused("comparisons cannot be chained");
        }
        return new Comparison(sign, left, right);
    }

    private ExpressionNode unary() {
        if (!accept("!") && !acceptWord("not")) {
            return primary();
        }
        deeper();
        ExpressionNode inner = unary();
        depth--;
        return new Not(inner);
    }

    private ExpressionNode primary() {
        ExpressionToken token = take();
        ExpressionNode node =
                switch (token.kind()) {
                    case TEXT -> new Literal(token.text());
                    case NUMBER -> new Literal(number(token.text()));
                    case NAME -> named(token);
                    default -> parenthesised(token);
                };
        if (peek().is(".")) {
            throw refused(callFollows() ? "method calls are not allowed" : "only a variable has fields, one deep");
        }
        if (peek().is("(")) {
            throw refused("only functions can be called");
        }
        return node;
    }

    private ExpressionNode parenthesised(ExpressionToken token) {
        if (!token.is("(")) {
            at--;
            throw unexpected();
        }
        ExpressionNode inner = choice();
        expect(")");
        return inner;
    }

    private ExpressionNode named(ExpressionToken name) {
        if (peek().is("(")) {
            return function(name);
        }
        return switch (name.text()) {
            case "true" -> new Literal(true);
            case "false" -> new Literal(false);
            case "null" -> new Literal(null);
            case "and", "or" -> throw new ExpressionRefused(name.column(), "unexpected " + name.shown());
            default -> peek().is(".") && !callFollows() ? field(name) : new Variable(name.text());
        };
    }

    private ExpressionNode field(ExpressionToken name) {
        take();
        if (peek().kind() != Kind.NAME) {
            throw unexpected();
        }
        return new Field(name.text(), take().text());
    }

    private ExpressionNode function(ExpressionToken name) {
        take();
        ExpressionNode node =
                switch (name.text()) {
                    case "now" -> new Now();
                    case "empty" -> new Empty(choice());
                    case "contains" -> contains();
                    default ->
                        throw new ExpressionRefused(
                                name.column(),
                                "function " + name.text()
                                        + " is not allowed, only contains(list, 'x'), empty(x) and now() are");
                };
        expect(")");
        return node;
    }

    private ExpressionNode contains() {
        ExpressionNode list = choice();
        expect(",");
        return new Contains(list, choice());
    }

    private boolean callFollows() {
        return at + 2 < tokens.size() && tokens.get(at + 2).is("(");
    }

    private static Object number(String digits) {
        return digits.contains(".") ? (Object) Double.valueOf(digits) : Long.valueOf(digits);
    }

    private void deeper() {
        if (++depth > DEEPEST) {
            throw refused("nested deeper than " + DEEPEST);
        }
    }

    private ExpressionToken peek() {
        return tokens.get(at);
    }

    private ExpressionToken take() {
        ExpressionToken token = peek();
        if (token.kind() == Kind.END) {
            throw unexpected();
        }
        at++;
        return token;
    }

    private boolean peekIn(Set<String> signs) {
        return peek().kind() == Kind.SIGN && signs.contains(peek().text());
    }

    private boolean accept(String sign) {
        boolean there = peek().is(sign);
        at += there ? 1 : 0;
        return there;
    }

    private boolean acceptWord(String word) {
        boolean there = peek().isWord(word);
        at += there ? 1 : 0;
        return there;
    }

    private void expect(String sign) {
        if (!accept(sign)) {
            throw refused("expected '" + sign + "' but found " + peek().shown());
        }
    }

    private ExpressionRefused unexpected() {
        return refused("unexpected " + peek().shown());
    }

    private ExpressionRefused refused(String reason) {
        return new ExpressionRefused(peek().column(), reason);
    }
}
