package io.tocsin.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The API as its own document tells it: operations are found by tag and words, answers are held against schemas. */
final class OpenApiDocument {

    static final String PLACE = "/v3/api-docs";

    private final JsonNode root;

    OpenApiDocument(JsonNode root) {
        this.root = root;
    }

    JsonNode root() {
        return root;
    }

    /** One operation of the document. */
    record Operation(String method, String path, JsonNode description) {

        String path(Map<String, String> parameters) {
            String filled = path;
            for (Map.Entry<String, String> parameter : parameters.entrySet()) {
                filled = filled.replace("{" + parameter.getKey() + "}", parameter.getValue());
            }
            assertThat(filled).doesNotContain("{");
            return filled;
        }

        List<String> parameters(String in) {
            return description
                    .path("parameters")
                    .valueStream()
                    .filter(parameter -> parameter.path("in").asString().equals(in))
                    .map(parameter -> parameter.path("name").asString())
                    .toList();
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        root.path("paths").propertyStream().forEach(path -> path.getValue()
                .propertyStream()
                .forEach(operation -> operations.add(new Operation(
                        operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation.getValue()))));
        return operations;
    }

    Operation find(String tag, String words) {
        List<Operation> found = operations().stream()
                .filter(o -> o.description().path("tags").valueStream().anyMatch(t -> t.asString()
                        .equals(tag)))
                .filter(o -> o.description().path("summary").asString().contains(words))
                .toList();
        assertThat(found).as(tag + ": " + words).hasSize(1);
        return found.get(0);
    }

    JsonNode requestSchema(Operation operation) {
        return resolved(operation.description().at("/requestBody/content/application~1json/schema"));
    }

    JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asString("");
        return reference.isEmpty() ? schema : root.at(reference.substring(1));
    }

    /** The answer has a status that the document names, and the shape that it names for it. */
    void holds(Operation operation, Answer answer) {
        JsonNode described = operation.description().path("responses").path(String.valueOf(answer.status()));
        assertThat(described.isMissingNode())
                .as("%s answered %s, which the document does not tell", operation, answer)
                .isFalse();
        String type = answer.header("Content-Type").split(";")[0];
        if (answer.text().isEmpty()) {
            assertThat(described.has("content")).as(operation + " tells a body").isFalse();
            return;
        }
        JsonNode content = described.path("content");
        JsonNode media = content.has(type) ? content.path(type) : content.path("*/*");
        assertThat(media.isMissingNode())
                .as(operation + " does not tell " + type)
                .isFalse();
        List<String> wrong = new ArrayList<>();
        compare("", media.path("schema"), answer.json(), wrong);
        assertThat(wrong).as("%s: %s", operation, answer).isEmpty();
    }

    private void compare(String where, JsonNode told, JsonNode value, List<String> wrong) {
        JsonNode schema = resolved(told);
        List<String> types = (schema.path("type").isArray()
                        ? schema.path("type").valueStream()
                        : Stream.of(schema.path("type")))
                .map(type -> type.asString(""))
                .filter(type -> !type.isEmpty())
                .toList();
        if (!types.isEmpty() && types.stream().noneMatch(type -> is(type, value))) {
            wrong.add(where + " is not " + types + ": " + value);
            return;
        }
        if (schema.path("format").asString("").equals("date-time")) {
            OffsetDateTime.parse(value.asString());
        }
        if (schema.has("enum") && schema.path("enum").valueStream().noneMatch(value::equals)) {
            wrong.add(where + " is none of " + schema.path("enum") + ": " + value);
        }
        if (value.isArray()) {
            for (JsonNode item : value) {
                compare(where + "[]", schema.path("items"), item, wrong);
            }
        } else if (value.isObject()) {
            object(where, schema, value, wrong);
        }
    }

    private void object(String where, JsonNode schema, JsonNode value, List<String> wrong) {
        for (JsonNode required : schema.path("required")) {
            if (!value.hasNonNull(required.asString())) {
                wrong.add(where + "." + required.asString() + " is missing");
            }
        }
        if (!schema.has("properties") && !schema.path("additionalProperties").isObject()) {
            return;
        }
        JsonNode others = schema.path("additionalProperties");
        for (Iterator<Map.Entry<String, JsonNode>> all = value.properties().iterator(); all.hasNext(); ) {
            Map.Entry<String, JsonNode> member = all.next();
            JsonNode told = schema.path("properties").path(member.getKey());
            if (told.isMissingNode() && (others.isMissingNode() || others.isBoolean() && !others.asBoolean())) {
                wrong.add(where + "." + member.getKey() + " is not in the document");
            } else if (!member.getValue().isNull()) {
                compare(where + "." + member.getKey(), told.isMissingNode() ? others : told, member.getValue(), wrong);
            }
        }
    }

    private static boolean is(String type, JsonNode value) {
        return switch (type) {
            case "string" -> value.isString();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            default -> false;
        };
    }
}
