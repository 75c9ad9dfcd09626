package io.tocsin.audit;

import java.math.BigDecimal;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * One spelling for the same facts, whatever order a map happens to have: keys sorted, no spaces, instants as ISO-8601
 * text. Only ASCII control characters and half surrogate pairs are escaped, because databases lose them otherwise.
 */
final class CanonicalJson {

    private CanonicalJson() {}

    static String of(Object value) {
        if (value == null || value instanceof Boolean) {
            return String.valueOf(value);
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> sorted = new TreeMap<>();
            map.forEach((key, fact) -> sorted.put(String.valueOf(key), fact));
            return sorted.entrySet().stream()
                    .map(fact -> text(fact.getKey()) + ":" + of(fact.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof Set<?> set) {
            return set.stream().map(CanonicalJson::of).sorted().collect(Collectors.joining(",", "[", "]"));
        }
        if (value instanceof Collection<?> list) {
            return list.stream().map(CanonicalJson::of).collect(Collectors.joining(",", "[", "]"));
        }
        if (value instanceof CharSequence
                || value instanceof Enum<?>
                || value instanceof TemporalAccessor
                || value instanceof TemporalAmount
                || value instanceof UUID) {
            return text(value.toString());
        }
        // Anything else would be written by its identity, which nobody could verify later.
        throw new IllegalArgumentException(
                "The record cannot keep a " + value.getClass().getName());
    }

    private static String number(Number number) {
        BigDecimal exact = new BigDecimal(number.toString());
        return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
    }

    private static String text(String text) {
        StringBuilder json = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || alone(text, i)) {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }

    private static boolean alone(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }
}
