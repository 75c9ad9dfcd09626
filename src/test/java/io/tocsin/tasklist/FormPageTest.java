package io.tocsin.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

class FormPageTest {

    private static final List<String> NASTY = List.of(
            "${7*7}",
            "#{7*7}",
            "{{7*7}}",
            "[[${7*7}]]",
            "[(${7*7})]",
            "__${7*7}__",
            "<b>x</b>",
            "\"><script>x</script>");

    private static final Form FORM = FormReader.read(
            """
            {"id": "f", "components": [
              {"type": "textfield", "key": "line", "label": "Line", "validate": {"required": true},
               "properties": {"i18n.pt": "Linha"}},
              {"type": "textarea", "key": "words", "label": "Words"},
              {"type": "datetime", "subtype": "datetime", "key": "at", "label": "At"},
              {"type": "checklist", "key": "marks", "label": "Marks",
               "values": [{"value": "NATO", "label": "NATO"}, {"value": "EU", "label": "EU"}]}]}
            """);

    @Test
    void whatPeopleTypeIsShownLiterally() {
        for (String text : NASTY) {
            String page = fields(Map.of("line", text, "words", text), Map.of(), Locale.ENGLISH);

            assertThat(page)
                    .as(text)
                    .doesNotContain("49")
                    .doesNotContain("<b>x")
                    .doesNotContain("<script>");
            assertThat(page).as(text).contains(escaped(text));
        }
    }

    @Test
    void labelsOfModelsAreNoTemplatesEither() {
        Form form = FormReader.read(
                """
                {"id": "f", "components": [
                  {"type": "textfield", "key": "a", "label": "__${7*7}__ [[${7*7}]]", "description": "${7*7}"}]}
                """);

        assertThat(render(form, Map.of(), Map.of(), Locale.ENGLISH))
                .doesNotContain("49")
                .contains("__${7*7}__");
    }

    @Test
    void anErrorStandsAtItsFieldAndKeepsWhatWasTyped() {
        String page = fields(Map.of("line", "a".repeat(10_000)), Map.of("line", "too-long"), Locale.ENGLISH);

        assertThat(page)
                .contains("id=\"e-line\"")
                .contains("aria-invalid=\"true\"")
                .contains("Use at most 2,000 characters; this has 10,000")
                .contains("a".repeat(10_000));
    }

    @Test
    void keptMomentsComeBackInThePersonsZone() {
        String page = fields(
                Map.of("at", "2026-07-01T11:00:00Z", "marks", List.of("EU")), Map.of(), Locale.forLanguageTag("pt"));

        assertThat(page)
                .contains("value=\"2026-07-01T12:00\"")
                .contains("hora de Lisboa")
                .contains("Linha");
        assertThat(page).containsPattern("value=\"EU\"\\s+checked");
        assertThat(page).doesNotContainPattern("value=\"NATO\"\\s+checked");
    }

    private static String fields(Map<String, ?> typed, Map<String, String> errors, Locale locale) {
        return render(FORM, typed, errors, locale);
    }

    private static String render(Form form, Map<String, ?> typed, Map<String, String> errors, Locale locale) {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver();
        templates.setPrefix("templates/");
        templates.setSuffix(".html");
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(templates);
        engine.setMessageSource(messages);
        TimeWords words =
                new TimeWords(messages, locale, ZoneId.of("Europe/Lisbon"), Instant.parse("2026-11-24T14:18:00Z"));
        FormSheet sheet = FormSheet.of(form, typed, errors, words);
        Context context = new Context(locale, Map.of("lines", sheet.lines(), "place", words.place()));
        return engine.process("form", Set.of("fields"), context);
    }

    private static String escaped(String text) {
        return text.replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
