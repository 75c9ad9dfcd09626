package io.tocsin.engine;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How values of variables compare. Only plain values take part; a bean counts as null. */
final class ExpressionValues {

    // Without an exponent, so that a short text cannot become a number of a billion digits.
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");

    private ExpressionValues() {}

    static Object plain(Object value) {
        if (value instanceof Date date) {
            return Instant.ofEpochMilli(date.getTime());
        }
        boolean plain = value instanceof String
                || value instanceof Boolean
                || value instanceof Number
                || value instanceof Instant
                || value instanceof Map
                || value instanceof Collection;
        return plain ? value : null;
    }

    static boolean isTrue(Object value) {
        return Boolean.TRUE.equals(value) || "true".equals(value);
    }

    static boolean isEmpty(Object value) {
        if (value instanceof Collection<?> collection) {
            return collection.isEmpty();
        }
        if (value instanceof Map<?, ?> map) {
            return map.isEmpty();
        }
        return value == null || value instanceof String text && text.isBlank();
    }

    static Stream<?> elements(Object list) {
        if (list instanceof Collection<?> collection) {
            return collection.stream().map(ExpressionValues::plain);
        }
        if (list == null || list instanceof Map) {
            return Stream.empty();
        }
        return Arrays.stream(text(list).split(",")).map(String::strip).filter(element -> !element.isEmpty());
    }

    static boolean compare(String sign, Object left, Object right) {
        return switch (sign) {
            case "==" -> same(left, right);
            case "!=" -> !same(left, right);
            default -> ordered(sign, order(left, right));
        };
    }

    static boolean same(Object left, Object right) {
        if (left == null || right == null) {
            return left == right;
        }
        OptionalInt order = order(left, right);
        return order.isPresent() && order.getAsInt() == 0;
    }

    private static boolean ordered(String sign, OptionalInt order) {
        if (order.isEmpty()) {
            return false;
        }
        int sense = order.getAsInt();
        return switch (sign) {
            case "<" -> sense < 0;
            case "<=" -> sense <= 0;
            case ">" -> sense > 0;
            default -> sense >= 0;
        };
    }

    private static OptionalInt order(Object left, Object right) {
        if (left == null || right == null || left instanceof Map || right instanceof Map) {
            return OptionalInt.empty();
        }
        if (left instanceof Number || right instanceof Number) {
            BigDecimal a = number(left);
            BigDecimal b = number(right);
            if (a != null && b != null) {
                return OptionalInt.of(a.compareTo(b));
            }
        }
        Instant from = instant(left);
        Instant to = from == null ? null : instant(right);
        if (to != null) {
            return OptionalInt.of(from.compareTo(to));
        }
        return OptionalInt.of(text(left).compareTo(text(right)));
    }

    private static BigDecimal number(Object value) {
        if (value instanceof Boolean || value instanceof Collection) {
            return null;
        }
        String text = value instanceof Double || value instanceof Float ? decimal((Number) value) : value.toString();
        return NUMBER.matcher(text).matches() ? new BigDecimal(text) : null;
    }

    private static String decimal(Number number) {
        double value = number.doubleValue();
        return Math.abs(value) < 1e30 ? BigDecimal.valueOf(value).toPlainString() : "";
    }

    private static Instant instant(Object value) {
        if (value instanceof Instant instant) {
            return instant;
        }
        if (!(value instanceof String text) || text.length() < 17 || text.charAt(10) != 'T') {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException notAnInstant) {
            return null;
        }
    }

    private static String text(Object value) {
        if (value instanceof Collection<?> collection) {
            return collection.stream()
                    .map(ExpressionValues::plain)
                    .map(String::valueOf)
                    .collect(Collectors.joining(","));
        }
        return value.toString();
    }
}
