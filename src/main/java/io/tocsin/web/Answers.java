package io.tocsin.web;

import io.tocsin.shared.Ids;
import io.tocsin.shared.Refusal;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;

/** Turns whatever stopped a request into an {@link Answer}. What nobody expected gets an id and goes to the log. */
@Component
class Answers {

    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    private static final Map<Integer, String> CODES = Map.of(
            400, "bad-request",
            401, "not-signed-in",
            403, "forbidden",
            404, "not-found",
            405, "method-not-allowed",
            406, "not-acceptable",
            413, "body-too-large",
            415, "unsupported-media-type",
            429, "too-many-requests");

    private static final Map<Integer, String> DETAILS = Map.of(
            400, "The request cannot be understood.",
            401, "Sign in, or send a user name and password or a token that are known here.",
            403, "You may not do this.",
            404, "There is nothing here, or you may not see it.",
            405, "This address does not take this method.",
            406, "This address cannot answer in the form that was asked for.",
            413, "The body is too large.",
            415, "This address does not take this kind of body.",
            429, "Too many requests. Wait a moment.");

    private final Ids ids;

    Answers(Ids ids) {
        this.ids = ids;
    }

    Answer to(Exception exception) {
        Optional<Answer> refused = refusalWithin(exception).or(() -> InvalidInput.answer(exception));
        if (refused.isPresent()) {
            return refused.get();
        }
        if (exception instanceof AuthenticationException) {
            return of(401);
        }
        if (exception instanceof AccessDeniedException) {
            return of(403);
        }
        if (exception instanceof HttpMessageNotReadableException unreadable) {
            return JsonTrouble.answer(unreadable);
        }
        if (exception instanceof ErrorResponse response
                && response.getStatusCode().is4xxClientError()) {
            return of(response.getStatusCode(), response.getHeaders());
        }
        return fault(exception);
    }

    /** The answer when only a status is known. */
    Answer of(int status) {
        return of(HttpStatusCode.valueOf(status), new HttpHeaders());
    }

    /** Writes the trouble to the log under a new id. */
    Answer fault(Throwable trouble) {
        String id = ids.next();
        LOG.error("Fault {}", id, trouble);
        return Answer.fault(id);
    }

    private static Optional<Answer> refusalWithin(Throwable exception) {
        for (int depth = 0; exception != null && depth < 8; depth++, exception = exception.getCause()) {
            if (exception instanceof Refusal refusal) {
                return Optional.of(Answer.of(refusal));
            }
        }
        return Optional.empty();
    }

    private static Answer of(HttpStatusCode status, HttpHeaders headers) {
        return new Answer(
                status,
                CODES.getOrDefault(status.value(), "http-" + status.value()),
                DETAILS.getOrDefault(status.value(), "The request was refused."),
                Map.of(),
                headers,
                null);
    }
}
