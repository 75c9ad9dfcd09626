package io.tocsin.security;

import io.tocsin.directory.Directory;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.MissingCsrfTokenException;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;

/** People: a form to sign in, a session, a CSRF token in every form, and back to where a mail's link pointed. */
@Configuration(proxyBeanMethods = false)
class PageSecurity {

    @Bean
    @Order(2)
    SecurityFilterChain pageChain(
            HttpSecurity http,
            PasswordSignIn passwords,
            OwnOrigin own,
            EdgeAnswers answers,
            Directory directory,
            Clock clock) {
        return http.authenticationManager(new ProviderManager(List.of(passwords)))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(
                                "/login", "/assets/**", "/favicon.ico", "/actuator/health", "/language", "/theme")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .sessionManagement(session -> session.sessionFixation(fixation -> fixation.changeSessionId()))
                .csrf(csrf -> csrf.csrfTokenRequestHandler(new GarbledCsrfTokens()))
                .requestCache(cache -> cache.requestCache(pagesOnly()))
                .headers(new StrictHeaders())
                .formLogin(form -> form.loginPage("/login")
                        .failureHandler(failure(answers))
                        .permitAll())
                .logout(logout -> logout.logoutSuccessUrl("/login?logout").permitAll())
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(toLogin("/login")).accessDeniedHandler(denied(answers)))
                .addFilterAfter(new ClosedDoors(answers), HeaderWriterFilter.class)
                .addFilterAfter(new SessionLimits(directory, clock), SecurityContextHolderFilter.class)
                .addFilterBefore(new OriginGate(own, answers, true), CsrfFilter.class)
                .build();
    }

    /** No page of another origin has business here, so nothing asks beforehand what it might send. */
    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedHttpMethods(RefusedRequests.METHODS);
        return firewall;
    }

    /** A fragment asked for by a script makes the whole page come again, which then asks for the sign-in. */
    private static AuthenticationEntryPoint toLogin(String page) {
        return (request, response, exception) -> {
            if (request.getHeader("HX-Request") != null) {
                response.setHeader("HX-Refresh", "true");
                response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            } else {
                response.sendRedirect(page);
            }
        };
    }

    private static AuthenticationFailureHandler failure(EdgeAnswers answers) {
        return (request, response, exception) -> {
            if (exception instanceof SignInRefused) {
                answers.answer(request, response, exception);
            } else {
                response.sendRedirect("/login?error");
            }
        };
    }

    /** A form whose session has run out is not an attack: its owner signs in again. */
    private static AccessDeniedHandler denied(EdgeAnswers answers) {
        AuthenticationEntryPoint again = toLogin("/login?expired");
        return (request, response, denied) -> {
            boolean nobody = SecurityContextHolder.getContext().getAuthentication() == null;
            if (nobody && denied instanceof MissingCsrfTokenException) {
                again.commence(request, response, new SessionOver());
            } else {
                answers.answer(request, response, denied);
            }
        };
    }

    private static RequestCache pagesOnly() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setMatchingRequestParameterName(null);
        cache.setRequestMatcher(PageSecurity::isPage);
        return cache;
    }

    private static boolean isPage(HttpServletRequest request) {
        return "GET".equals(request.getMethod())
                && request.getHeader("HX-Request") == null
                && Objects.toString(request.getHeader("Accept"), "").contains("text/html");
    }

    private static final class SessionOver extends AuthenticationException {

        SessionOver() {
            super("The session is over.");
        }
    }
}
