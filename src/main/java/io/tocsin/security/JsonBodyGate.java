package io.tocsin.security;

import io.tocsin.shared.Refusal;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the API takes as a body: JSON of a limited size. The types a plain HTML form can send are forbidden by name,
 * because a foreign page could send them with a visitor's credentials without being asked for permission first.
 */
class JsonBodyGate implements Filter {

    static final int LIMIT = 1024 * 1024;

    private static final Set<String> FORM_TYPES =
            Set.of("", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data");

    private final EdgeAnswers answers;

    JsonBodyGate(EdgeAnswers answers) {
        this.answers = answers;
    }

    @Override
    public void doFilter(ServletRequest servletRequest, ServletResponse servletResponse, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) servletRequest;
        Refusal refusal = refusal(request);
        if (refusal != null) {
            answers.answer(request, (HttpServletResponse) servletResponse, refusal);
            return;
        }
        chain.doFilter(new LimitedBody(request, LIMIT), servletResponse);
    }

    private static Refusal refusal(HttpServletRequest request) {
        boolean body = request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
        if (!body && request.getContentType() == null) {
            return null;
        }
        String type = mediaType(request.getContentType());
        if (FORM_TYPES.contains(type)) {
            return new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "wrong-content-type",
                    "A body must be sent as application/json, not as " + (type.isEmpty() ? "no type" : type) + ".");
        }
        if (!type.equals("application/json") && !type.matches("application/[a-z0-9.-]+\\+json")) {
            return new Refusal(
                    Refusal.Kind.UNSUPPORTED, "unsupported-media-type", "A body must be sent as application/json.");
        }
        return request.getContentLengthLong() > LIMIT ? tooLarge() : null;
    }

    static Refusal tooLarge() {
        return new Refusal(
                Refusal.Kind.TOO_LARGE,
                "body-too-large",
                "The body is larger than 1 MiB.",
                Map.of("limitBytes", LIMIT));
    }

    private static String mediaType(String header) {
        return header == null ? "" : header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
