package io.tocsin.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/** The last resort: what the container dispatches here, it answers, if need be without a template. */
@Controller
class ErrorPages implements ErrorController {

    private final Answers answers;
    private final ProblemDocument problems;
    private final ErrorModel errors;
    private final ViewResolver views;

    ErrorPages(Answers answers, ProblemDocument problems, ErrorModel errors, ViewResolver viewResolver) {
        this.answers = answers;
        this.problems = problems;
        this.errors = errors;
        this.views = viewResolver;
    }

    @RequestMapping("${spring.web.error.path:/error}")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Answer answer = answer(request);
        String path = Objects.toString(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI), "");
        if (ProblemDocument.wanted(path)) {
            problems.write(answer, request, response);
            return;
        }
        response.setStatus(answer.status().value());
        try {
            View view = views.resolveViewName("error", LocaleContextHolder.getLocale());
            if (view == null) {
                // Whoever wants no page, an image for example, has no view; the answer stays what it is.
                bare(answer, response);
                return;
            }
            view.render(errors.of(answer, request), request, response);
        } catch (Exception e) {
            bare(answer.fault() == null ? answers.fault(e) : answer, response);
        }
    }

    private Answer answer(HttpServletRequest request) {
        boolean failed = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) != null;
        if (!failed && request.getAttribute(PageAdvice.ANSWER) instanceof Answer known) {
            return known;
        }
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable trouble) {
            return answers.fault(trouble);
        }
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        if (!(status instanceof Integer code)) {
            return answers.of(404);
        }
        return code >= 500
                ? answers.fault(new IllegalStateException("The container answered " + code))
                : answers.of(code);
    }

    private static void bare(Answer answer, HttpServletResponse response) throws IOException {
        response.resetBuffer();
        response.setStatus(answer.status().value());
        response.setContentType("text/html;charset=UTF-8");
        String page = "<!doctype html><html lang=\"en\"><title>" + answer.title() + "</title><h1>" + answer.title()
                + "</h1><p>" + answer.detail() + "</p><p>" + Objects.toString(answer.fault(), "") + "</p></html>";
        response.getOutputStream().write(page.getBytes(StandardCharsets.UTF_8));
    }
}
