package io.tocsin.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Programs get a problem document for whatever stopped their request, also when no controller was reached. */
@Component
class ProblemAdvice implements HandlerExceptionResolver {

    private final Answers answers;
    private final ProblemDocument problems;

    ProblemAdvice(Answers answers, ProblemDocument problems) {
        this.answers = answers;
        this.problems = problems;
    }

    @Override
    public ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, Object handler, Exception exception) {
        if (!ProblemDocument.wanted(request.getRequestURI()) || response.isCommitted()) {
            return null;
        }
        try {
            problems.write(answers.to(exception), request, response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ModelAndView();
    }
}
