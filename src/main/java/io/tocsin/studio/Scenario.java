package io.tocsin.studio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A story to be played: who does what and when, what stays silent, what must be true.
 *
 * @param name one line
 * @param start when the report reaches us
 * @param report the ally's report, keys as in the API; what it does not say comes from the file of usual answers
 * @param reportedBy who enters it
 * @param answers usual answers by task code, those of the file that {@code answers-from} names first; a step's own
 *     answers come on top, and null takes a usual answer away
 * @param story the steps, in order
 */
record Scenario(
        Path file,
        String name,
        Instant start,
        Map<String, Object> report,
        String reportedBy,
        Map<String, Map<String, Object>> answers,
        List<Map<String, Object>> story) {

    private static final YAMLMapper YAML = new YAMLMapper();

    static Scenario read(Path file) {
        try {
            Map<String, Object> root =
                    YAML.readValue(Files.readString(file), new TypeReference<Map<String, Object>>() {});
            Map<String, Map<String, Object>> answers = new LinkedHashMap<>();
            if (root.get("answers-from") != null) {
                Path usual = file.resolveSibling(root.get("answers-from").toString());
                add(YAML.readValue(Files.readString(usual), new TypeReference<>() {}), answers);
            }
            Map<String, Object> report = new LinkedHashMap<>();
            Optional.ofNullable(answers.remove("report")).ifPresent(report::putAll);
            report.putAll(map(root.get("report")));
            add(map(root.get("answers")), answers);
            return new Scenario(
                    file,
                    String.valueOf(root.getOrDefault("name", file.getFileName().toString())),
                    moment(root.get("start"), null),
                    report,
                    String.valueOf(root.getOrDefault("reportedBy", "liaison")),
                    answers,
                    list(root.get("story")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(Map<String, Object> byCode, Map<String, Map<String, Object>> answers) {
        byCode.forEach((code, values) ->
                answers.computeIfAbsent(code, key -> new LinkedHashMap<>()).putAll(map(values)));
    }

    /** {@code 2022-09-13T10:00:00+01:00}, or {@code PT20M}, {@code P2DT3H} after the start. */
    static Instant moment(Object value, Instant start) {
        if (value == null) {
            throw new IllegalArgumentException("A moment is missing");
        }
        String text = value.toString();
        return text.startsWith("P")
                ? start.plus(Duration.parse(text))
                : OffsetDateTime.parse(text).toInstant();
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Object value) {
        return value == null ? List.of() : (List<Map<String, Object>>) value;
    }

    @SuppressWarnings("unchecked")
    static List<String> texts(Object value) {
        return value instanceof List<?>
                ? ((List<Object>) value).stream().map(String::valueOf).toList()
                : value == null ? List.of() : List.of(value.toString());
    }
}
