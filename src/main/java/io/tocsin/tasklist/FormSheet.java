package io.tocsin.tasklist;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A form as a page shows it: words in the reader's language, what was typed, and what is wrong with it. What people
 * typed is only ever a value here, never part of a template.
 *
 * @param errors in drawn order, for the summary on top
 */
record FormSheet(List<Line> lines, List<Line> errors) {

    /**
     * @param text what was typed, for fields with one value
     * @param error null if there is none
     */
    record Line(
            Form.Type type,
            String key,
            String label,
            String hint,
            boolean required,
            boolean list,
            int maxLength,
            Double min,
            Double max,
            String hide,
            List<Choice> choices,
            String text,
            String error,
            List<Line> children) {

        public boolean shortChoice() {
            return choices.size() <= 3
                    && choices.stream().allMatch(c -> c.label().length() <= 14);
        }
    }

    record Choice(String value, String label, boolean chosen) {}

    /** @param answer in words; empty texts are left out of the sheet */
    record Answer(String label, String answer) {}

    /** The sheet to fill in. */
    static FormSheet of(Form form, Map<String, ?> typed, Map<String, String> errors, TimeWords words) {
        List<Line> lines = lines(form.fields(), typed, errors, words);
        List<Line> wrong = new ArrayList<>();
        gather(lines, wrong);
        return new FormSheet(lines, wrong);
    }

    /** What was answered, in words, in drawn order. */
    static List<Answer> answers(Form form, Map<String, ?> values, TimeWords words) {
        return FormCheck.asked(form.fields(), values).stream()
                .filter(field -> values.containsKey(field.key()))
                .map(field -> new Answer(label(field.label(), words), said(field, values.get(field.key()), words)))
                .toList();
    }

    private static List<Line> lines(
            List<Form.Field> fields, Map<String, ?> typed, Map<String, String> errors, TimeWords words) {
        return fields.stream()
                .map(field -> {
                    Object value = field.key() == null ? null : typed.get(field.key());
                    return new Line(
                            field.type(),
                            field.key(),
                            label(field.label(), words),
                            label(field.description(), words),
                            field.required(),
                            field.list(),
                            field.maxLength(),
                            field.min(),
                            field.max(),
                            field.hide(),
                            choices(field, value, words),
                            text(field, value, words),
                            error(field, value, errors, words),
                            lines(field.children(), typed, errors, words));
                })
                .toList();
    }

    private static String error(Form.Field field, Object value, Map<String, String> errors, TimeWords words) {
        String code = field.key() == null ? null : errors.get(field.key());
        if (code == null) {
            return null;
        }
        String text = value == null ? "" : value.toString();
        Object[] arguments = {
            field.maxLength(),
            text.codePointCount(0, text.length()),
            field.minLength() == null ? 0 : field.minLength(),
            field.min() == null ? "" : plain(field.min()),
            field.max() == null ? "" : plain(field.max())
        };
        return words.say("form.error." + code, arguments);
    }

    private static String plain(Double number) {
        return number == Math.rint(number) ? String.valueOf(number.longValue()) : number.toString();
    }

    private static void gather(List<Line> lines, List<Line> wrong) {
        for (Line line : lines) {
            if (line.error() != null) {
                wrong.add(line);
            }
            gather(line.children(), wrong);
        }
    }

    private static List<Choice> choices(Form.Field field, Object value, TimeWords words) {
        Set<String> chosen = many(value).stream().map(Object::toString).collect(Collectors.toSet());
        return field.options().stream()
                .map(o -> new Choice(o.value(), label(o.label(), words), chosen.contains(o.value())))
                .toList();
    }

    private static String text(Form.Field field, Object value, TimeWords words) {
        if (value == null) {
            return "";
        }
        if (value instanceof Collection<?> many) {
            return many.stream().map(Object::toString).collect(Collectors.joining("\n"));
        }
        return field.type() == Form.Type.DATETIME ? local(value.toString(), words) : value.toString();
    }

    // A browser's date field shows nothing unless it gets exactly its own format.
    private static String local(String text, TimeWords words) {
        try {
            return LocalDateTime.ofInstant(Instant.parse(text), words.zone())
                    .truncatedTo(ChronoUnit.MINUTES)
                    .format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm"));
        } catch (DateTimeException e) {
            return text;
        }
    }

    private static String said(Form.Field field, Object value, TimeWords words) {
        return switch (field.type()) {
            case CHECKBOX -> words.say(Boolean.TRUE.equals(value) || "true".equals(value) ? "yes" : "no");
            case SELECT, RADIO, CHECKLIST ->
                many(value).stream()
                        .map(v -> chosen(field, v.toString(), words))
                        .collect(Collectors.joining(", "));
            case DATETIME -> moment(value.toString(), words);
            case DATE -> day(value.toString(), words);
            default -> text(field, value, words);
        };
    }

    private static String chosen(Form.Field field, String value, TimeWords words) {
        return field.options().stream()
                .filter(o -> o.value().equals(value))
                .map(o -> label(o.label(), words))
                .findFirst()
                .orElse(value);
    }

    private static String moment(String text, TimeWords words) {
        try {
            return words.full(Instant.parse(text));
        } catch (DateTimeException e) {
            return text;
        }
    }

    private static String day(String text, TimeWords words) {
        try {
            return words.day(LocalDate.parse(text), true);
        } catch (DateTimeException e) {
            return text;
        }
    }

    private static Collection<?> many(Object value) {
        return value instanceof Collection<?> many ? many : value == null ? List.of() : List.of(value);
    }

    private static String label(Map<String, String> byLanguage, TimeWords words) {
        String english = byLanguage.getOrDefault("en", "");
        return words.pick(english, byLanguage.get("pt"));
    }
}
