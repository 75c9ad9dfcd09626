package io.tocsin.tasklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.engine.ModelRefused;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormReaderTest {

    @Test
    void everySupportedTypeIsRead() {
        Form form = FormReader.read(
                """
                {"id": "all", "components": [
                  {"type": "text", "text": "Words", "properties": {"i18n.pt": "Palavras"}},
                  {"type": "group", "label": "Group", "components": [
                    {"type": "textfield", "key": "a", "label": "A",
                     "validate": {"required": true, "minLength": 2, "maxLength": 20, "pattern": "^[A-Z]+$"}},
                    {"type": "textarea", "key": "b", "properties": {"list": "true"}}]},
                  {"type": "number", "key": "c", "validate": {"min": 1, "max": 4}},
                  {"type": "checkbox", "key": "d"},
                  {"type": "select", "key": "e", "values": [{"value": "AMBER+STRICT", "label": "Strict"}],
                   "properties": {"i18n.pt.AMBER+STRICT": "Estrito"}},
                  {"type": "radio", "key": "f", "values": [{"value": "yes", "label": "Yes"}]},
                  {"type": "checklist", "key": "g", "values": [{"value": "NATO", "label": "NATO"}]},
                  {"type": "datetime", "subtype": "datetime", "key": "h", "description": "When",
                   "properties": {"i18n.pt.description": "Quando"}},
                  {"type": "datetime", "subtype": "date", "key": "i", "conditional": {"hide": "=f != \\"yes\\""}}]}
                """);

        assertThat(form.fields())
                .extracting(Form.Field::type)
                .containsExactly(
                        Form.Type.TEXT,
                        Form.Type.GROUP,
                        Form.Type.NUMBER,
                        Form.Type.CHECKBOX,
                        Form.Type.SELECT,
                        Form.Type.RADIO,
                        Form.Type.CHECKLIST,
                        Form.Type.DATETIME,
                        Form.Type.DATE);
        Form.Field a = form.fields().get(1).children().get(0);
        assertThat(a.required()).isTrue();
        assertThat(a.minLength()).isEqualTo(2);
        assertThat(a.maxLength()).isEqualTo(20);
        assertThat(a.pattern()).isEqualTo("^[A-Z]+$");
        Form.Field b = form.fields().get(1).children().get(1);
        assertThat(b.list()).isTrue();
        assertThat(b.maxLength()).as("default").isEqualTo(2000);
        assertThat(form.fields().get(0).label()).containsEntry("pt", "Palavras");
        assertThat(form.fields().get(2).max()).isEqualTo(4);
        assertThat(form.fields().get(4).options().get(0).label())
                .containsEntry("en", "Strict")
                .containsEntry("pt", "Estrito");
        assertThat(form.fields().get(7).description()).containsEntry("pt", "Quando");
        assertThat(form.fields().get(8).hide()).isEqualTo("=f != \"yes\"");
    }

    @Test
    void whatCannotBeShownIsRefusedByName() {
        assertThatThrownBy(() -> FormReader.read(one("{\"type\": \"filepicker\", \"key\": \"proof\"}")))
                .isInstanceOf(ModelRefused.class)
                .hasMessageContaining("proof")
                .hasMessageContaining("filepicker");
    }

    @Test
    void badKeysConditionsAndEmptyChoicesAreRefused() {
        for (String component : List.of(
                "{\"type\": \"textfield\", \"key\": \"No Good\"}",
                "{\"type\": \"textfield\"}",
                "{\"type\": \"select\", \"key\": \"empty\"}",
                "{\"type\": \"textfield\", \"key\": \"a\"}, {\"type\": \"textfield\", \"key\": \"a\"}",
                "{\"type\": \"textfield\", \"key\": \"a\", \"conditional\": {\"hide\": \"=every x in y\"}}")) {
            assertThatThrownBy(() -> FormReader.read(one(component)))
                    .as(component)
                    .isInstanceOf(ModelRefused.class);
        }
        assertThatThrownBy(() -> FormReader.read("{")).isInstanceOf(ModelRefused.class);
    }

    private static String one(String component) {
        return "{\"id\": \"f\", \"components\": [" + component + "]}";
    }
}
