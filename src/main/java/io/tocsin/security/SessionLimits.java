package io.tocsin.security;

import io.tocsin.directory.Directory;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Ends a session eight hours after sign-in, used or not, and at once when its person has left the directory. */
class SessionLimits implements Filter {

    static final Duration LONGEST = Duration.ofHours(8);

    private static final String SIGNED_IN = SessionLimits.class.getName();

    private final Directory directory;
    private final Clock clock;

    SessionLimits(Directory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public void doFilter(ServletRequest servletRequest, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpSession session = ((HttpServletRequest) servletRequest).getSession(false);
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (session != null && authentication != null && over(session, authentication.getName())) {
            session.invalidate();
            SecurityContextHolder.clearContext();
        }
        chain.doFilter(servletRequest, response);
    }

    private boolean over(HttpSession session, String username) {
        if (directory.find(username).isEmpty()) {
            return true;
        }
        Instant now = clock.instant();
        if (session.getAttribute(SIGNED_IN) instanceof SignedIn signedIn
                && signedIn.username().equals(username)) {
            return !now.isBefore(signedIn.at().plus(LONGEST));
        }
        session.setAttribute(SIGNED_IN, new SignedIn(username, now));
        return false;
    }

    private record SignedIn(String username, Instant at) implements Serializable {}
}
