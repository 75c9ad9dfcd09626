package io.tocsin.tasklist;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One answer: from what was sent to what is kept, or why not. */
final class FieldValue {

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,15}([.,]\\d{1,10})?");
    private static final double LARGEST = 1e15;
    private static final int MOST_ENTRIES = 200;
    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2100;

    private FieldValue() {}

    /** Why an answer is refused: a code, for which the pages have words. */
    static final class Wrong extends RuntimeException {

        private final String code;

        Wrong(String code) {
            super(code, null, false, false);
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    /** The value to keep; null if there is none and none is needed. */
    static Object of(Form.Field field, Object sent, ZoneId zone) {
        Object value =
                switch (field.type()) {
                    case CHECKBOX -> tick(field, sent);
                    case CHECKLIST -> chosen(field, sent);
                    case SELECT, RADIO -> choice(field, single(sent));
                    case NUMBER -> number(field, single(sent));
                    case DATETIME -> moment(single(sent), zone);
                    case DATE -> date(single(sent));
                    case TEXTFIELD -> line(field, single(sent));
                    case TEXTAREA -> field.list() ? lines(field, sent) : words(field, single(sent));
                    case GROUP, TEXT -> null;
                };
        if (value == null && field.required()) {
            throw new Wrong("required");
        }
        return value;
    }

    private static Boolean tick(Form.Field field, Object sent) {
        Object one = sent instanceof Collection<?> many && !many.isEmpty()
                ? many.iterator().next()
                : sent;
        String text = one == null ? "" : one.toString();
        boolean ticked =
                switch (text) {
                    case "true", "on" -> true;
                    case "", "false", "[]" -> false;
                    default -> throw new Wrong("not-an-option");
                };
        if (!ticked && field.required()) {
            throw new Wrong("required");
        }
        return ticked;
    }

    private static List<String> chosen(Form.Field field, Object sent) {
        Set<String> chosen = new LinkedHashSet<>();
        for (Object one : sent instanceof Collection<?> many ? many : Arrays.asList(sent)) {
            String value = choice(field, text(one));
            if (value != null) {
                chosen.add(value);
            }
        }
        return chosen.isEmpty() ? null : List.copyOf(chosen);
    }

    private static String choice(Form.Field field, String text) {
        if (text == null) {
            return null;
        }
        return field.options().stream()
                .map(Form.Option::value)
                .filter(text::equals)
                .findFirst()
                .orElseThrow(() -> new Wrong("not-an-option"));
    }

    private static Number number(Form.Field field, String text) {
        if (text == null) {
            return null;
        }
        BigDecimal number;
        if (NUMBER.matcher(text).matches()) {
            number = new BigDecimal(text.replace(',', '.'));
        } else {
            number = scientific(text);
        }
        double size = number.doubleValue();
        if (Math.abs(size) > LARGEST) {
            throw new Wrong("out-of-range");
        }
        if (field.min() != null && size < field.min()) {
            throw new Wrong("too-small");
        }
        if (field.max() != null && size > field.max()) {
            throw new Wrong("too-large");
        }
        boolean whole = number.stripTrailingZeros().scale() <= 0;
        return whole ? (Number) number.longValue() : (Number) size;
    }

    // JSON numbers reach us as "1.0E10" too; going through double keeps huge exponents from costing anything.
    private static BigDecimal scientific(String text) {
        if (text.length() > 40 || !text.matches("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d{1,3})?")) {
            throw new Wrong("not-a-number");
        }
        double value = Double.parseDouble(text);
        if (!Double.isFinite(value) || Math.abs(value) > LARGEST) {
            throw new Wrong("out-of-range");
        }
        return BigDecimal.valueOf(value);
    }

    private static String moment(String text, ZoneId zone) {
        if (text == null) {
            return null;
        }
        Instant moment = text.matches(".*(Z|[+-]\\d{2}:\\d{2})$") ? withOffset(text) : local(text, zone);
        inRange(moment.atZone(zone).getYear());
        return moment.toString();
    }

    private static Instant withOffset(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new Wrong("not-a-moment");
        }
    }

    private static Instant local(String text, ZoneId zone) {
        LocalDateTime local;
        try {
            local = LocalDateTime.parse(text);
        } catch (DateTimeException e) {
            throw new Wrong("not-a-moment");
        }
        inRange(local.getYear());
        // When clocks go forward an hour does not exist; guessing one would move a legal deadline.
        if (zone.getRules().getValidOffsets(local).isEmpty()) {
            throw new Wrong("skipped-hour");
        }
        return local.atZone(zone).toInstant();
    }

    private static String date(String text) {
        if (text == null) {
            return null;
        }
        try {
            LocalDate date = LocalDate.parse(text);
            inRange(date.getYear());
            return date.toString();
        } catch (DateTimeException e) {
            throw new Wrong("not-a-date");
        }
    }

    private static void inRange(int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new Wrong("out-of-range");
        }
    }

    private static String line(Form.Field field, String text) {
        if (text != null && text.indexOf('\n') >= 0) {
            throw new Wrong("control-characters");
        }
        return words(field, text);
    }

    private static String words(Form.Field field, String text) {
        if (text == null) {
            return null;
        }
        readable(text);
        int length = text.codePointCount(0, text.length());
        if (length > field.maxLength()) {
            throw new Wrong("too-long");
        }
        if (field.minLength() != null && length < field.minLength()) {
            throw new Wrong("too-short");
        }
        if (field.pattern() != null
                && !Pattern.compile(field.pattern()).matcher(text).find()) {
            throw new Wrong("pattern");
        }
        return text;
    }

    private static List<String> lines(Form.Field field, Object sent) {
        String text = sent instanceof Collection<?> many
                ? many.stream().map(FieldValue::text).filter(t -> t != null).collect(Collectors.joining("\n"))
                : text(sent);
        if (text == null || words(field, text.strip()) == null) {
            return null;
        }
        List<String> lines =
                text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
        if (lines.size() > MOST_ENTRIES) {
            throw new Wrong("too-long");
        }
        return lines.isEmpty() ? null : lines;
    }

    private static void readable(String text) {
        boolean broken = text.codePoints()
                .anyMatch(c -> (Character.isISOControl(c) && c != '\n' && c != '\t')
                        || Character.getType(c) == Character.SURROGATE);
        if (broken) {
            throw new Wrong("control-characters");
        }
    }

    private static String single(Object sent) {
        if (sent instanceof Collection<?> many) {
            if (many.size() > 1) {
                throw new Wrong("not-text");
            }
            return many.isEmpty() ? null : text(many.iterator().next());
        }
        return text(sent);
    }

    private static String text(Object sent) {
        if (sent == null) {
            return null;
        }
        if (!(sent instanceof CharSequence || sent instanceof Number || sent instanceof Boolean)) {
            throw new Wrong("not-text");
        }
        String text = sent.toString().replace("\r\n", "\n").strip();
        return text.isEmpty() ? null : text;
    }
}
