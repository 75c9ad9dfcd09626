package io.tocsin.tasklist;

import io.tocsin.engine.ModelRefused;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a Camunda Form. What Tocsin cannot render and check is refused by name, so that no field is ever left out in
 * silence.
 */
final class FormReader {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LONGEST_TEXT = 2000;
    private static final Map<String, Form.Type> TYPES = Map.of(
            "textfield", Form.Type.TEXTFIELD,
            "textarea", Form.Type.TEXTAREA,
            "number", Form.Type.NUMBER,
            "checkbox", Form.Type.CHECKBOX,
            "select", Form.Type.SELECT,
            "radio", Form.Type.RADIO,
            "checklist", Form.Type.CHECKLIST,
            "datetime", Form.Type.DATETIME,
            "group", Form.Type.GROUP,
            "text", Form.Type.TEXT);

    private final String form;
    private final Set<String> keys = new HashSet<>();

    private FormReader(String form) {
        this.form = form;
    }

    /** Refuses with {@code model-refused}, naming form and component. */
    static Form read(String json) {
        JsonNode root;
        try {
            root = JSON.readTree(json);
        } catch (JacksonException e) {
            throw new ModelRefused("A form is not JSON: " + e.getOriginalMessage());
        }
        String id = root.path("id").asString("");
        return new Form(id, new FormReader(id).fields(root.path("components")));
    }

    private List<Form.Field> fields(JsonNode components) {
        List<Form.Field> fields = new ArrayList<>();
        for (JsonNode component : components) {
            fields.add(field(component));
        }
        return List.copyOf(fields);
    }

    private Form.Field field(JsonNode component) {
        Form.Type type = type(component);
        JsonNode rules = component.path("validate");
        JsonNode properties = component.path("properties");
        boolean words = type == Form.Type.TEXT;
        return new Form.Field(
                type,
                key(component, type),
                both(component.path(words ? "text" : "label"), properties, "i18n.pt"),
                both(component.path("description"), properties, "i18n.pt.description"),
                options(component, type),
                rules.path("required").asBoolean(false),
                rules.has("minLength") ? rules.path("minLength").asInt() : null,
                rules.path("maxLength").asInt(LONGEST_TEXT),
                rules.has("min") ? rules.path("min").asDouble() : null,
                rules.has("max") ? rules.path("max").asDouble() : null,
                rules.path("pattern").asString(null),
                hide(component),
                properties.path("list").asString("").equals("true"),
                type == Form.Type.GROUP ? fields(component.path("components")) : List.of());
    }

    private Form.Type type(JsonNode component) {
        String name = component.path("type").asString("");
        Form.Type type = TYPES.get(name);
        if (type == null) {
            throw refused(component, "has the type '" + name + "', which is not supported");
        }
        return type == Form.Type.DATETIME
                        && component.path("subtype").asString("").equals("date")
                ? Form.Type.DATE
                : type;
    }

    private String key(JsonNode component, Form.Type type) {
        if (type == Form.Type.GROUP || type == Form.Type.TEXT) {
            return null;
        }
        String key = component.path("key").asString("");
        if (!key.matches("[a-z][a-z0-9_]{0,59}")) {
            throw refused(component, "needs a key in snake case");
        }
        if (!keys.add(key)) {
            throw refused(component, "repeats the key '" + key + "'");
        }
        return key;
    }

    private List<Form.Option> options(JsonNode component, Form.Type type) {
        boolean choice = type == Form.Type.SELECT || type == Form.Type.RADIO || type == Form.Type.CHECKLIST;
        if (!choice) {
            return List.of();
        }
        List<Form.Option> options = new ArrayList<>();
        for (JsonNode option : component.path("values")) {
            String value = option.path("value").asString("");
            options.add(new Form.Option(
                    value, both(option.path("label"), component.path("properties"), "i18n.pt." + value)));
        }
        if (options.isEmpty()) {
            throw refused(component, "offers no values");
        }
        return List.copyOf(options);
    }

    private String hide(JsonNode component) {
        String hide = component.path("conditional").path("hide").asString("").strip();
        if (hide.isEmpty()) {
            return null;
        }
        try {
            FormCondition.parse(hide);
        } catch (IllegalArgumentException e) {
            throw refused(component, "has a condition that is not supported: " + e.getMessage());
        }
        return hide;
    }

    private static Map<String, String> both(JsonNode english, JsonNode properties, String portuguese) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("en", english.asString(""));
        words.put("pt", properties.path(portuguese).asString(words.get("en")));
        return Map.copyOf(words);
    }

    private ModelRefused refused(JsonNode component, String what) {
        String name = component.path("key").asString(component.path("id").asString("?"));
        return new ModelRefused("Form '" + form + "': component '" + name + "' " + what + ".");
    }
}
