package io.tocsin.web;

import io.tocsin.shared.Refusal;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;

/**
 * What is said when a request cannot be served, before it becomes a problem document or a page.
 *
 * @param detail an English sentence without names of classes
 * @param fault id under which an unexpected fault stands in the log, otherwise null
 */
record Answer(
        HttpStatusCode status,
        String code,
        String detail,
        Map<String, Object> details,
        HttpHeaders headers,
        String fault) {

    Answer(int status, String code, String detail, Map<String, Object> details) {
        this(HttpStatusCode.valueOf(status), code, detail, details, new HttpHeaders(), null);
    }

    Answer(int status, String code, String detail) {
        this(status, code, detail, Map.of());
    }

    static Answer of(Refusal refusal) {
        Answer answer = new Answer(status(refusal.kind()), refusal.code(), refusal.getMessage(), refusal.details());
        if (refusal.details().get("retryAfterSeconds") instanceof Number seconds) {
            answer.headers().set(HttpHeaders.RETRY_AFTER, seconds.toString());
        }
        return answer;
    }

    static Answer fault(String id) {
        return new Answer(
                HttpStatusCode.valueOf(500),
                "fault",
                "Something went wrong here. It is in the log under the given id.",
                Map.of("fault", id),
                new HttpHeaders(),
                id);
    }

    /** "task-taken-by-another" becomes "Task taken by another". */
    String title() {
        String words = code.replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static int status(Refusal.Kind kind) {
        return switch (kind) {
            case BAD_INPUT -> 400;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case TOO_LARGE -> 413;
            case UNSUPPORTED -> 415;
            case RULE_BROKEN -> 422;
            case TOO_MANY -> 429;
        };
    }
}
