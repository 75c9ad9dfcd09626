package io.tocsin.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

/** The error page must stand on what errors give it alone; what other rooms add to pages is missing there. */
class ErrorTemplateTest {

    record Me(String name) {}

    @Test
    void everyStatusHasItsPageInBothLanguagesWithAndWithoutAPerson() {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.forLanguageTag("pt"))) {
            for (Me me : new Me[] {null, new Me("Ana")}) {
                for (int status : new int[] {400, 403, 404, 409, 422, 500}) {
                    String page = render(locale, me, status);

                    assertThat(page).as("%s %s %s", locale, me, status).contains("<h1>");
                    assertThat(page).as("missing message").doesNotContain("??");
                }
            }
        }
    }

    @Test
    void aPageThatIsNotThereTellsNothing() {
        assertThat(render(Locale.ENGLISH, new Me("Ana"), 404)).doesNotContain("detail-marker");
        assertThat(render(Locale.ENGLISH, new Me("Ana"), 409)).contains("detail-marker");
    }

    private static String render(Locale locale, Me me, int status) {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages", "messages-web");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver();
        templates.setPrefix("templates/");
        templates.setSuffix(".html");
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(templates);
        engine.setMessageSource(messages);
        Map<String, Object> model = new HashMap<>();
        model.put("me", me);
        model.put("demo", false);
        model.put("theme", "auto");
        model.put("path", "/x");
        model.put("markLine", "UP TO TLP:AMBER");
        model.put("nowLocal", "14:18 Lisbon");
        model.put("nowUtc", "14:18 UTC");
        model.put("status", status);
        model.put("detail", "detail-marker");
        model.put("fault", status == 500 ? "F-1" : null);
        HttpServletRequest request = new MockHttpServletRequest(new MockServletContext());
        var exchange = JakartaServletWebApplication.buildApplication(request.getServletContext())
                .buildExchange(request, new MockHttpServletResponse());
        return engine.process("error", new WebContext(exchange, locale, model));
    }
}
