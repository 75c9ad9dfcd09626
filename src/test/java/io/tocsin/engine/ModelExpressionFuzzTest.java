package io.tocsin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Seeded: what fails once fails again. */
class ModelExpressionFuzzTest {

    private static final int ROUNDS = 150_000;
    private static final List<String> PIECES = List.of(
            "severity",
            "a",
            "a.b",
            ".",
            "'x'",
            "'",
            "\\",
            "1",
            "-3.5",
            "99999999999999999",
            "true",
            "null",
            "==",
            "!=",
            "<",
            ">=",
            "&&",
            "||",
            "!",
            "and",
            "or",
            "not",
            "?",
            ":",
            "(",
            ")",
            ",",
            "contains(",
            "empty(",
            "now()",
            "${",
            "}",
            "#{",
            "[",
            "]",
            "{",
            "$",
            " ",
            "\n",
            "\u0000",
            "\uD83D",
            "é",
            "->",
            "getClass()",
            ".forName('x')",
            "T(java.lang.Runtime)",
            "=",
            ";",
            "*",
            "@",
            "\"",
            "list",
            "bean");

    private final Map<String, Object> variables = Map.of(
            "severity",
            "S5",
            "a",
            Map.of("b", 1, "x", List.of()),
            "list",
            List.of("x", 2, true),
            "bean",
            new Hostile());

    @Test
    void whateverIsWrittenItIsEvaluatedOrRefused() {
        Random random = new Random(20220908);
        long start = System.nanoTime();
        int accepted = 0;
        for (int round = 0; round < ROUNDS; round++) {
            accepted += tried(random.nextInt(4) == 0 ? bytes(random) : pieces(random)) ? 1 : 0;
        }
        assertThat(accepted).isBetween(ROUNDS / 100, ROUNDS * 9 / 10);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
    }

    private boolean tried(String text) {
        boolean[] accepted = {false};
        assertThatCode(() -> {
                    try {
                        ModelExpression expression = ModelExpression.parse(text);
                        expression.variables();
                        expression.constantOutcomes();
                        expression.evaluate(variables::get, Clock.systemUTC());
                        accepted[0] = true;
                    } catch (ExpressionRefused refused) {
                        assertThat(refused.column()).isBetween(1, text.length() + 1);
                    }
                })
                .as(text)
                .doesNotThrowAnyException();
        return accepted[0];
    }

    private static String pieces(Random random) {
        StringBuilder text = new StringBuilder(random.nextInt(10) == 0 ? "" : "${");
        int count = random.nextInt(12) + 1;
        for (int i = 0; i < count; i++) {
            text.append(PIECES.get(random.nextInt(PIECES.size()))).append(random.nextBoolean() ? " " : "");
        }
        return text.append(random.nextInt(10) == 0 ? "" : "}").toString();
    }

    private static String bytes(Random random) {
        char[] chars = new char[random.nextInt(300)];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = (char) (random.nextInt(20) == 0 ? random.nextInt(0x10000) : 32 + random.nextInt(95));
        }
        return random.nextBoolean() ? "${" + new String(chars) + "}" : new String(chars);
    }

    /** Any touch fails the test. */
    private static final class Hostile {
        @Override
        public String toString() {
            throw new AssertionError("a bean was touched");
        }
    }
}
