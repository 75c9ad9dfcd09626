package io.tocsin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelExpressionTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2022-09-08T10:00:00Z"), ZoneOffset.UTC);

    private final Map<String, Object> variables = new HashMap<>(Map.of(
            "severity", "S5",
            "marks", "NATO, PT",
            "count", 3,
            "ratio", 2.5,
            "digits", "10",
            "yes", true,
            "answer", "true",
            "obligation", Map.of("id", "OB-40"),
            "received_at", "2022-09-08T09:00:00Z",
            "elsewhere_at", "2022-09-08T10:00:00+01:00"));

    private Object value(String text) {
        return ModelExpression.parse(text).evaluate(variables::get, CLOCK);
    }

    @Test
    void plainTextIsItsOwnValue() {
        ModelExpression plain = ModelExpression.parse("PT30M costs $5 {{7*7}} [[x]]");
        assertThat(plain.isLiteral()).isTrue();
        assertThat(plain.variables()).isEmpty();
        assertThat(plain.evaluate(variables::get, CLOCK)).isEqualTo("PT30M costs $5 {{7*7}} [[x]]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "${severity == 'S5' ? 'R/PT6H' : 'R/PT24H'} | R/PT6H",
                "${severity == 'S4' ? 'a' : severity == 'S5' ? 'b' : 'c'} | b",
                "${obligation.id} | OB-40",
                "${'it\\'s'} | it's",
                "${'}'} | }",
                "${now()} | 2022-09-08T10:00:00Z",
                " ${ severity }  | S5",
            })
    void expressionYieldsText(String text, String expected) {
        assertThat(value(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${true}",
                "${count == 3}",
                "${count == 3.0}",
                "${count >= ratio}",
                "${digits > 9}",
                "${-1 < count}",
                "${severity >= 'S4'}",
                "${severity != 'S4'}",
                "${contains(marks, 'PT')}",
                "${contains(marks,'NATO') && !contains(marks,'EU')}",
                "${empty(nothing)}",
                "${not empty(marks) and yes}",
                "${yes or broken}",
                "${nothing == null}",
                "${severity != null}",
                "${nothing != 'x'}",
                "${received_at == elsewhere_at}",
                "${received_at < now()}",
                "${answer == true}",
                "${answer && yes}",
                "${(severity == 'S1' || severity == 'S5') && (count > 1)}",
                "${obligation.missing == null}",
                "${severity.field == null}",
            })
    void conditionHolds(String text) {
        assertThat(value(text)).isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${nothing == 'x'}",
                "${nothing < 1}",
                "${nothing >= nothing}",
                "${null > 0}",
                "${'x' < null}",
                "${severity == null}",
                "${nothing == false}",
                "${nothing && true}",
                "${contains(nothing, 'x')}",
                "${contains(marks, 'NAT')}",
                "${obligation == 'x'}",
                "${obligation < 1}",
                "${'10' < '9' && false}",
                "${!yes}",
            })
    void conditionFails(String text) {
        assertThat(value(text)).isEqualTo(false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"execution", "task", "caseExecution", "externalTask", "now", "empty", "constructor"})
    void engineRootsAreOrdinaryUnknownVariables(String name) {
        assertThat(value("${" + name + "}")).isNull();
        assertThat(value("${" + name + ".id}")).isNull();
    }

    @Test
    void beansAreInvisible() {
        variables.put("bean", new StringBuilder("secret"));
        variables.put("holder", Map.of("bean", new Object()));
        assertThat(value("${bean}")).isNull();
        assertThat(value("${bean.class}")).isNull();
        assertThat(value("${holder.bean}")).isNull();
        assertThat(value("${severity.bytes}")).isNull();
    }

    @Test
    void datesCompareAsInstants() {
        variables.put("due", Date.from(Instant.parse("2022-09-08T09:00:00Z")));
        assertThat(value("${due == received_at}")).isEqualTo(true);
        assertThat(value("${due < now()}")).isEqualTo(true);
    }

    @Test
    void listsAreSearchedByElement() {
        variables.put("list", List.of("OB-10", 7));
        assertThat(value("${contains(list, 'OB-10')}")).isEqualTo(true);
        assertThat(value("${contains(list, 7)}")).isEqualTo(true);
        assertThat(value("${contains(list, 'OB-1')}")).isEqualTo(false);
        assertThat(value("${list}")).isEqualTo(List.of("OB-10", 7));
    }

    @Test
    void valueThatLooksLikeAnExpressionIsNotEvaluatedAgain() {
        variables.put("task", "${1 == 1}");
        assertThat(value("${task}")).isEqualTo("${1 == 1}");
        assertThat(value("${task == true}")).isEqualTo(false);
    }

    @Test
    void hugeNumbersCostNothing() {
        variables.put("bomb", "1e999999999");
        variables.put("infinite", Double.POSITIVE_INFINITY);
        variables.put("nan", Double.NaN);
        assertThat(value("${bomb == 1}")).isEqualTo(false);
        assertThat(value("${infinite == 1}")).isEqualTo(false);
        assertThat(value("${nan == 1}")).isEqualTo(false);
    }

    @Test
    void namesItsVariablesAndConstants() {
        ModelExpression expression =
                ModelExpression.parse("${a == 'x' && contains(b.c, d) ? 'one' : empty(e) ? f : 2}");
        assertThat(expression.variables()).containsExactly("a", "b", "d", "e", "f");
        assertThat(expression.constantOutcomes()).containsExactly("one", 2L);
        assertThat(expression.isLiteral()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "${''.getClass().forName('java.lang.Runtime')} | 5 | method calls are not allowed",
                "${severity.length() > 2} | 11 | method calls are not allowed",
                "${execution.setVariable('a', 1)} | 12 | method calls are not allowed",
                "${a.b.c} | 6 | only a variable has fields, one deep",
                "${'a'.b} | 6 | only a variable has fields, one deep",
                "${a['b']} | 4 | brackets are not allowed",
                "${[1, 2]} | 3 | brackets are not allowed",
                "${exec('x')} | 3 | function exec is not allowed, only contains(list, 'x'), empty(x) and now() are",
                "${x -> x} | 5 | arithmetic is not allowed",
                "${7*7} | 4 | arithmetic is not allowed",
                "${a = 1} | 5 | assignment is not allowed, compare with ==",
                "${a; b} | 4 | only one expression is allowed",
                "${\"a\"} | 3 | texts stand in single quotes",
                "${T(java.lang.Runtime)} | 3 | function T is not allowed, only contains(list, 'x'), empty(x) and now() are",
                "${@bean} | 3 | this character is not allowed",
                "${fn:length(x)} | 5 | unexpected ':'",
                "${(x)(y)} | 6 | only functions can be called",
                "#{x} | 1 | #{ is not allowed",
                "a #{x} | 3 | #{ is not allowed",
                "${#{x}} | 3 | #{ is not allowed",
                "${${x}} | 3 | expressions cannot be nested",
                "Pay ${x} | 5 | an expression must be the whole value, text around it is not allowed",
                "${x} now | 6 | an expression must be the whole value, text around it is not allowed",
                "${x}${y} | 5 | an expression must be the whole value, text around it is not allowed",
                "\\${x} | 2 | an expression must be the whole value, text around it is not allowed",
                "${x | 4 | the closing brace is missing",
                "${'x} | 3 | the closing quote is missing",
                "${'x\\ | 3 | the closing quote is missing",
                "${} | 3 | unexpected the end",
                "${a b} | 5 | unexpected 'b'",
                "${a == } | 8 | unexpected the end",
                "${a == b == c} | 10 | comparisons cannot be chained",
                "${a ? b} | 8 | expected ':' but found the end",
                "${(a} | 5 | expected ')' but found the end",
                "${contains(a)} | 13 | expected ',' but found ')'",
                "${now(1)} | 7 | expected ')' but found '1'",
                "${a.1} | 5 | unexpected '1'",
                "${1234567890123456} | 3 | a number has at most 15 digits",
                "${a & b} | 5 | this character is not allowed",
                "${a eq b} | 5 | unexpected 'eq'",
                "${!!!!!!!!a} | 11 | nested deeper than 8",
                "${((((((((a))))))))} | 11 | nested deeper than 8",
            })
    void refusalNamesColumnAndReason(String text, int column, String reason) {
        ExpressionRefused refused = catchThrowableOfType(ExpressionRefused.class, () -> ModelExpression.parse(text));
        assertThat(refused).isNotNull();
        assertThat(refused.getMessage()).isEqualTo("column " + column + ": " + reason);
        assertThat(refused.column()).isEqualTo(column);
    }

    @Test
    void lengthIsLimitedTo256() {
        String fits = "${'" + "x".repeat(251) + "'}";
        assertThat(value(fits)).isEqualTo("x".repeat(251));
        assertThatThrownBy(() -> ModelExpression.parse("${'" + "x".repeat(252) + "'}"))
                .isInstanceOf(ExpressionRefused.class)
                .hasMessage("column 1: longer than 256 characters");
        assertThat(ModelExpression.parse("x".repeat(4000)).isLiteral()).isTrue();
    }

    @Test
    void sevenLevelsStillPass() {
        assertThat(value("${!!!!!!!yes}")).isEqualTo(false);
        assertThat(value("${(((((((yes)))))))}")).isEqualTo(true);
    }

    @Test
    void longChainsAreNotDeep() {
        assertThat(value("${" + "yes && ".repeat(30) + "yes}")).isEqualTo(true);
    }
}
