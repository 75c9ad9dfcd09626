package io.tocsin.playbook;

import static io.tocsin.playbook.Drafts.errors;
import static io.tocsin.playbook.Drafts.form;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormAdmissionTest {

    private static String field(String type, String more) {
        return "{\"type\":\"" + type + "\",\"key\":\"a_field\",\"label\":\"A field\"" + more + "}";
    }

    private static final String VALUES = ",\"values\":[{\"label\":\"Yes\",\"value\":\"yes\"}]";

    @Test
    void everythingOnTheListIsAdmitted() {
        assertThat(
                        Drafts.check(
                                "f.form",
                                form(
                                        "{\"type\":\"text\",\"id\":\"t\",\"text\":\"${7*7} #{7*7} {{7*7}} <b>\"}",
                                        "{\"type\":\"group\",\"label\":\"G\",\"showOutline\":true,\"components\":["
                                                + field(
                                                        "textarea",
                                                        ",\"properties\":{\"i18n.pt\":\"Um\",\"i18n.pt.description\":\"D\",\"list\":\"true\"}")
                                                + "]}",
                                        "{\"type\":\"number\",\"key\":\"n\",\"label\":\"N\",\"validate\":{\"required\":true,\"min\":0,\"max\":1.5}}",
                                        "{\"type\":\"datetime\",\"key\":\"d\",\"label\":\"D\",\"subtype\":\"datetime\",\"timeInterval\":5,\"use24h\":true}",
                                        "{\"type\":\"checklist\",\"key\":\"c\",\"label\":\"C\"" + VALUES + "}",
                                        "{\"type\":\"checkbox\",\"key\":\"x\",\"label\":\"X\",\"layout\":{\"row\":\"Row_1\",\"columns\":null}}",
                                        "{\"type\":\"textfield\",\"key\":\"y\",\"label\":\"Y\",\"validate\":{\"pattern\":\"[0-9]{1,8}/[A-Z]+\",\"maxLength\":10},"
                                                + "\"conditional\":{\"hide\":\"=c != \\\"yes\\\" and not(x = \\\"true\\\")\"}}")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "html",
                "iframe",
                "script",
                "button",
                "expression",
                "image",
                "dynamiclist",
                "table",
                "filepicker",
                "documentPreview",
                "taglist",
                "spacer",
                "separator",
                ""
            })
    void unsupportedComponentIsAnError(String type) {
        assertThat(errors("f.form", form("{\"type\":\"text\",\"text\":\"x\"}", field(type, ""))))
                .containsExactly("component type " + type + " is not supported (element a_field, line 3)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "textfield | ,\"defaultValue\":\"x\" | defaultValue is not supported on a textfield",
                "textfield | ,\"disabled\":true | disabled is not supported on a textfield",
                "select | ,\"valuesExpression\":\"=x\" | valuesExpression is not supported on a select",
                "select | ,\"valuesKey\":\"x\" | valuesKey is not supported on a select",
                "number | ,\"decimalDigits\":2 | decimalDigits is not supported on a number",
                "textfield | ,\"validate\":{\"validationType\":\"email\"} | validate.validationType is not supported as given",
                "textfield | ,\"validate\":{\"maxLength\":100000} | validate.maxLength is not supported as given",
                "textfield | ,\"validate\":{\"maxLength\":\"9\"} | validate.maxLength is not supported as given",
                "textfield | ,\"validate\":{\"required\":\"=x\"} | validate.required is not supported as given",
                "textfield | ,\"validate\":{\"pattern\":\"(a+)+$\"} | validate.pattern is not supported as given",
                "textfield | ,\"validate\":{\"pattern\":\"(\"} | validate.pattern is not supported as given",
                "textfield | ,\"validate\":true | validate must be an object",
                "textfield | ,\"properties\":{\"class\":\"x\"} | property class is not supported as given",
                "textfield | ,\"properties\":{\"i18n.pt\":1} | property i18n.pt is not supported as given",
                "textfield | ,\"description\":1 | description must be text",
                "datetime | ,\"subtype\":\"time\" | subtype must be datetime or date",
                "select | ,\"values\":[] | a select needs values",
                "radio | ,\"values\":[{\"label\":\"a\",\"value\":1}] | an option is a label and a value, both text",
                "radio | ,\"values\":[{\"label\":\"a\",\"value\":\"a\"},{\"label\":\"b\",\"value\":\"a\"}] | option a is given twice",
                "checklist | ,\"values\":[{\"label\":\"a\",\"value\":\"a,b\"}] | an option of a checklist must not have a comma",
            })
    void memberOutsideTheListIsAnError(String type, String more, String message) {
        assertThat(errors(
                        "f.form",
                        form(field(
                                type, more.startsWith(",\"values") || !type.equals("select") ? more : VALUES + more))))
                .contains(message + " (element a_field, line 2)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=a = \\\"v\\\"",
                "= a != \\\"v\\\" or b = \\\"\\\"",
                "=not(a = \\\"x\\\" and b = \\\"y\\\")",
                "=(a = \\\"x\\\" or b = \\\"y\\\") and c != \\\"z\\\""
            })
    void hidingComparesFieldsWithTexts(String hide) {
        assertThat(errors("f.form", form(field("textfield", ",\"conditional\":{\"hide\":\"" + hide + "\"}"))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "=",
                "a = \\\"v\\\"",
                "=a",
                "=a = b",
                "=\\\"v\\\" = a",
                "=a = 1",
                "=a.b = \\\"v\\\"",
                "=f(a) = \\\"v\\\"",
                "=a = \\\"v\\\" and",
                "=a = \\\"v\\\" b",
                "=(a = \\\"v\\\"",
                "=not a = \\\"v\\\"",
                "=if a then b else c",
                "=${a}",
                "=a > \\\"v\\\"",
                "=function(x) external",
                "=((((((((((a = \\\"v\\\"))))))))))",
                "=and = \\\"v"
            })
    void anyOtherConditionIsAnError(String hide) {
        assertThat(errors("f.form", form(field("textfield", ",\"conditional\":{\"hide\":\"" + hide + "\"}"))))
                .singleElement()
                .asString()
                .startsWith("conditional.hide is not supported")
                .endsWith("(element a_field, line 2)");
    }

    @Test
    void keysAreUniqueAndSnakeCase() {
        assertThat(errors("f.form", form(field("textfield", ""), field("checkbox", ""))))
                .containsExactly("field key a_field is used twice (element a_field, line 3)");
        assertThat(errors("f.form", form(field("textfield", "").replace("a_field", "aField"))))
                .containsExactly("a field needs a key in snake case (element aField, line 2)");
        assertThat(errors("f.form", form("{\"type\":\"textfield\",\"label\":\"x\"}")))
                .hasSize(1);
    }

    @Test
    void idIsTheFileName() {
        assertThat(errors("g.form", form())).containsExactly("the form's id must be its file's name, g (line 1)");
        assertThat(errors("forms/f.form", form())).isEmpty();
    }

    @Test
    void nameGivenTwiceIsRefused() {
        assertThat(errors(
                        "f.form",
                        form("{\"type\":\"text\",", "\"type\":\"html\"}").replace(",,", ",")))
                .containsExactly("name type is given twice (line 3)");
    }

    @Test
    void limitsOfJsonHold() {
        assertThat(errors("f.form", "{\"components\":" + "[".repeat(100_000)))
                .singleElement()
                .asString()
                .startsWith("too large: ");
        assertThat(errors("f.form", form("{\"type\":\"text\",\"text\":\"" + "x".repeat(5000) + "\"}")))
                .singleElement()
                .asString()
                .startsWith("too large: ");
        assertThat(errors("f.form", form(field("number", ",\"validate\":{\"max\":1" + "0".repeat(50) + "}"))))
                .singleElement()
                .asString()
                .startsWith("too large: ");
        assertThat(errors(
                        "f.form",
                        form(("{\"type\":\"text\",\"text\":\"x\"},").repeat(300)
                                + "{\"type\":\"text\",\"text\":\"x\"}")))
                .containsExactly("more than 300 components (line 2)");
        assertThat(errors("f.form", form(("[],").repeat(40_000) + "1"))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{}x", "{\"a\":NaN}", "{'a':1}", "{\"a\":1,}", "{\"a\":tru}", "{//x\n}"})
    void brokenJsonIsRefused(String text) {
        assertThat(errors("f.form", text)).isNotEmpty().first().asString().startsWith("not a form in JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "[]", "null", "PK\u0003\u0004", "<form/>"})
    void otherThingsAreNotForms(String text) {
        assertThat(errors("f.form", text)).containsExactly("not a form in JSON");
    }

    @Test
    void componentsAreNeeded() {
        assertThat(errors("f.form", "{\"type\":\"default\",\"id\":\"f\"}"))
                .containsExactly("components are missing (line 1)");
        assertThat(errors("f.form", "{\"type\":\"default\",\"id\":\"f\",\"components\":[],\"script\":\"x\"}"))
                .containsExactly("member script is not allowed in a form (line 1)");
    }
}
