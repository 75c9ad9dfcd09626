package io.tocsin.playbook;

import io.tocsin.engine.ExpressionRefused;
import io.tocsin.engine.ModelExpression;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a single attribute or text may say. The vocabularies name these in lower camel case. */
enum ValueGrammar {
    TEXT(value -> Optional.empty()),
    BOOL(matching("true|false", "must be true or false")),
    NUMBER(matching("-?\\d{1,7}(\\.\\d{1,17})?([eE]-?\\d{1,2})?", "must be a number")),
    ID(matching("[\\p{L}_][\\p{L}\\p{N}_.-]{0,254}", "must be an id of letters, digits, '_', '-' and '.'")),
    TOKEN(matching("[\\p{L}\\p{N}_.:+/ -]{1,255}", "must be plain words")),
    CODE(matching("[A-Za-z0-9_.:-]{1,255}", "must be a code of letters, digits, '_', '-', '.' and ':'")),
    VARIABLE(matching("[A-Za-z_][A-Za-z0-9_]{0,254}", "must be the name of a variable")),
    LOCAL_HREF(matching("#[\\p{L}_][\\p{L}\\p{N}_.-]{0,254}", "must point into the same file")),
    FORM_ID(matching("[a-z0-9][a-z0-9_-]{0,99}", "must be the id of a form")),
    ACTION(matching("\\$\\{action}", "must be ${action}, only catalogue actions are allowed")),
    ALL(matching("all", "must be all")),
    BINDING(matching("deployment|latest", "must be deployment or latest")),
    DEPLOYMENT_ONLY(matching("deployment", "must be deployment")),
    MAP_RESULT(matching(
            "singleEntry|singleResult|collectEntries|resultList",
            "must be singleEntry, singleResult, collectEntries or resultList")),
    VARIABLE_EVENTS(matching(
            "(create|update|delete)(\\s*,\\s*(create|update|delete)){0,2}", "must be out of create, update, delete")),
    DIRECTION(matching("Unspecified|Converging|Diverging|Mixed", "is not a direction of a gateway")),
    ASSOCIATION_DIRECTION(matching("None|One|Both", "must be None, One or Both")),
    FORMAL(matching("([\\p{L}_][\\p{L}\\p{N}_.-]*:)?tFormalExpression", "must be tFormalExpression")),
    // The engine reads days only: P5Y would fail there.
    HISTORY(matching("P[1-9]\\d{0,4}D|[1-9]\\d{0,4}", "must be a number of days such as P1826D")),

    LABEL(limited(255, ValueGrammar::expression)),
    DESCRIPTION(limited(4000, ValueGrammar::expression)),
    VALUE(limited(4000, ValueGrammar::expression)),
    CONDITION(value -> value.contains("${") || value.contains("#{")
            ? expression(value)
            : Optional.of("must be an expression, ${...}")),
    GROUPS(outcomes(matching(
            "[A-Z][A-Z0-9_-]{0,63}(\\s*,\\s*[A-Z][A-Z0-9_-]{0,63}){0,19}",
            "must be codes of groups, separated by commas"))),
    COLLECTION(outcomes(VARIABLE.check)),
    CARDINALITY(outcomes(matching("[1-9]\\d?|1\\d\\d|200", "must be a number from 1 to 200"))),
    DURATION(outcomes(TimerText::duration)),
    DATE(outcomes(TimerText::date)),
    CYCLE(outcomes(TimerText::cycle)),

    FEEL(FeelText::check),
    FEEL_LANGUAGE(matching(
            "feel|FEEL|https?://www\\.omg\\.org/spec/(DMN/20191111|FEEL/20140401|DMN/20180521)/(FEEL/)?",
            "must be feel, other languages are not allowed")),
    TYPE_REF(matching(
            "string|boolean|number|integer|long|double|date|time|dateTime", "is not a type of a decision table")),
    HIT_POLICY(matching("UNIQUE|FIRST|ANY|COLLECT|RULE ORDER", "must be UNIQUE, FIRST, ANY, COLLECT or RULE ORDER")),
    AGGREGATION(matching("SUM|COUNT|MIN|MAX", "must be SUM, COUNT, MIN or MAX")),
    ORIENTATION(matching("Rule-as-Row|Rule-as-Column|CrossTable", "is not an orientation of a table"));

    private static final Map<String, ValueGrammar> BY_NAME = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(
                    grammar -> grammar.name().replace("_", "").toLowerCase(Locale.ROOT), Function.identity()));

    private final Function<String, Optional<String>> check;

    ValueGrammar(Function<String, Optional<String>> check) {
        this.check = check;
    }

    static ValueGrammar named(String name) {
        ValueGrammar grammar = BY_NAME.get(name.toLowerCase(Locale.ROOT));
        if (grammar == null) {
            throw new IllegalArgumentException("no grammar " + name);
        }
        return grammar;
    }

    /** Why the value is not allowed; empty if it is. */
    Optional<String> complaint(String value) {
        return check.apply(value);
    }

    private static Function<String, Optional<String>> matching(String regex, String complaint) {
        Pattern pattern = Pattern.compile(regex);
        return value -> pattern.matcher(value).matches() ? Optional.empty() : Optional.of(complaint);
    }

    private static Function<String, Optional<String>> limited(int longest, Function<String, Optional<String>> check) {
        return value -> value.length() > longest
                ? Optional.of("is longer than " + longest + " characters")
                : check.apply(value);
    }

    private static Optional<String> expression(String value) {
        try {
            ModelExpression.parse(value);
            return Optional.empty();
        } catch (ExpressionRefused refused) {
            return Optional.of("is not an expression that is allowed, " + refused.getMessage());
        }
    }

    /** A literal obeys the check; of an expression, every constant that it can yield does. */
    private static Function<String, Optional<String>> outcomes(Function<String, Optional<String>> check) {
        return value -> expression(value).or(() -> ModelExpression.parse(value).constantOutcomes().stream()
                .map(constant -> check.apply(String.valueOf(constant).strip()))
                .flatMap(Optional::stream)
                .findFirst());
    }
}
