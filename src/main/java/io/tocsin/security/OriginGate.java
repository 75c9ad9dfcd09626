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
import java.util.Set;

/** Turns away requests that another site's page has made a browser send. */
class OriginGate implements Filter {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final OwnOrigin own;
    private final EdgeAnswers answers;
    private final boolean pages;

    /**
     * @param pages true for form posts: they may carry the origin {@code null}, because browsers hide it when the page
     *     they stand on asks for no referrer, and their CSRF token is checked as well
     */
    OriginGate(OwnOrigin own, EdgeAnswers answers, boolean pages) {
        this.own = own;
        this.answers = answers;
        this.pages = pages;
    }

    @Override
    public void doFilter(ServletRequest servletRequest, ServletResponse servletResponse, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) servletRequest;
        String origin = request.getHeader("Origin");
        if (origin == null || passes(request, origin)) {
            chain.doFilter(servletRequest, servletResponse);
            return;
        }
        answers.answer(
                request,
                (HttpServletResponse) servletResponse,
                new Refusal(
                        Refusal.Kind.FORBIDDEN, "wrong-origin", "The request comes from a page of another origin."));
    }

    private boolean passes(HttpServletRequest request, String origin) {
        if (own.isOwn(request, origin)) {
            return true;
        }
        return pages && (SAFE.contains(request.getMethod()) || "null".equals(origin));
    }
}
