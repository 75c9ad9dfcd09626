package io.tocsin.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** People get a page for whatever stopped their request. */
@Component
class PageAdvice implements HandlerExceptionResolver {

    /** Under this name the answer stays with the request, for the container's error dispatch. */
    static final String ANSWER = Answer.class.getName();

    private final Answers answers;
    private final ErrorModel errors;

    PageAdvice(Answers answers, ErrorModel errors) {
        this.answers = answers;
        this.errors = errors;
    }

    @Override
    public ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, Object handler, Exception exception) {
        boolean gone = exception instanceof AsyncRequestNotUsableException
                || exception instanceof AsyncRequestTimeoutException;
        if (gone || response.isCommitted() || ProblemDocument.wanted(request.getRequestURI())) {
            return null;
        }
        Answer answer = answers.to(exception);
        request.setAttribute(ANSWER, answer);
        answer.headers().forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        ModelAndView page = new ModelAndView("error", errors.of(answer, request));
        page.setStatus(answer.status());
        return page;
    }
}
