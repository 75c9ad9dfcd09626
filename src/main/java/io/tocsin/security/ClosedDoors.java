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
import java.util.List;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Places where libraries like to put consoles and engines' own interfaces. They do not exist here for anybody, signed in
 * or not, even if a library on the class path should begin to serve them one day.
 */
class ClosedDoors implements Filter {

    private static final List<RequestMatcher> CLOSED = List.of(
            path("/camunda/**"),
            path("/engine-rest/**"),
            path("/h2-console/**"),
            path("/swagger-ui/**"),
            path("/actuator/**"));
    private static final RequestMatcher HEALTH = path("/actuator/health");

    private final EdgeAnswers answers;

    ClosedDoors(EdgeAnswers answers) {
        this.answers = answers;
    }

    @Override
    public void doFilter(ServletRequest servletRequest, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) servletRequest;
        boolean closed = CLOSED.stream().anyMatch(door -> door.matches(request)) && !HEALTH.matches(request);
        if (closed) {
            Refusal unknown = CaseAccess.unknown();
            answers.answer(request, (HttpServletResponse) response, unknown);
            return;
        }
        chain.doFilter(servletRequest, response);
    }

    private static RequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.pathPattern(pattern);
    }
}
