package io.tocsin.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * What the template {@code error} is given: {@code status} (number), {@code code}, {@code detail} (a sentence in the
 * reader's language), {@code details} (of the refusal) and {@code fault} (id in the log, or null).
 */
@Component
class ErrorModel {

    private final MessageSource messages;
    private final PageModel page;

    ErrorModel(MessageSource messages, PageModel page) {
        this.messages = messages;
        this.page = page;
    }

    Map<String, Object> of(Answer answer, HttpServletRequest request) {
        Locale locale = LocaleContextHolder.getLocale();
        Map<String, Object> model = new HashMap<>(page.of(request));
        model.put("status", answer.status().value());
        model.put("code", answer.code());
        model.put("detail", messages.getMessage("refusal." + answer.code(), null, answer.detail(), locale));
        model.put("details", answer.details());
        model.put("fault", answer.fault());
        return model;
    }
}
