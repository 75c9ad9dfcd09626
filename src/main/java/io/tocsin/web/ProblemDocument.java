package io.tocsin.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes an {@link Answer} as a problem document (RFC 9457), whatever form the client said it prefers. */
@Component
class ProblemDocument {

    private final JsonMapper json = JsonMapper.shared();

    static boolean wanted(String path) {
        return path.equals("/api") || path.startsWith("/api/") || path.startsWith("/v3/api-docs");
    }

    void write(Answer answer, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.resetBuffer();
        response.setStatus(answer.status().value());
        answer.headers().forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        byte[] body = json.writeValueAsBytes(document(answer));
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static Map<String, Object> document(Answer answer) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", "/problems/" + answer.code());
        document.put("title", answer.title());
        document.put("status", answer.status().value());
        document.put("detail", answer.detail());
        document.put("code", answer.code());
        answer.details().forEach(document::putIfAbsent);
        return document;
    }
}
