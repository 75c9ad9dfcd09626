package io.tocsin.shared;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads a YAML file of the installation into a record. An unknown key, a key that stands twice, a value of the wrong
 * kind, an empty or unreadable file are refused in one line that names file, line and place.
 */
public final class StrictYaml {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .build();

    private StrictYaml() {}

    /** @param refused makes the caller's refusal from that line */
    public static <T> T read(Path file, Class<T> shape, Function<String, ? extends Refusal> refused) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw refused.apply(file + ": there is no readable file of this name");
        }
        try {
            T value = YAML.readValue(file, shape);
            if (value == null) {
                throw refused.apply(file + ": the file is empty");
            }
            return value;
        } catch (JacksonException e) {
            throw refused.apply(file + where(e) + ": " + what(e));
        }
    }

    private static String where(JacksonException e) {
        String line = e.getLocation() == null || e.getLocation().getLineNr() < 1
                ? ""
                : " line " + e.getLocation().getLineNr();
        String path = e.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + (step.getIndex() + 1) + "]" : step.getPropertyName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
        return line + (path.isEmpty() ? "" : " (" + path + ")");
    }

    private static String what(JacksonException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return "unknown key '" + unknown.getPropertyName() + "'";
        }
        if (e instanceof MismatchedInputException) {
            return e.getPath().isEmpty()
                    ? "is not one document with the expected keys"
                    : "a value of another kind is expected";
        }
        return e.getOriginalMessage()
                .lines()
                .findFirst()
                .orElse("not readable as YAML")
                .strip();
    }
}
