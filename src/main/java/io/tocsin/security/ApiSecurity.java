package io.tocsin.security;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFilter;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.savedrequest.NullRequestCache;

/** Programs: no session, a password or a token with every request, problem documents and never a redirect. */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

    @Bean
    @Order(1)
    SecurityFilterChain apiChain(
            HttpSecurity http, PasswordSignIn passwords, TokenSignIn tokens, OwnOrigin own, EdgeAnswers answers) {
        AuthenticationEntryPoint unknown = (request, response, exception) -> {
            response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"tocsin\", charset=\"UTF-8\"");
            response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"tocsin\"");
            answers.answer(request, response, exception);
        };
        ProviderManager people = new ProviderManager(List.of(passwords, tokens));
        AuthenticationFilter bearer = new AuthenticationFilter(people, tokens);
        bearer.setSuccessHandler((request, response, authentication) -> {});
        bearer.setFailureHandler(unknown::commence);
        return http.securityMatcher("/api/**", "/v3/api-docs/**", "/v3/api-docs*")
                .authenticationManager(people)
                .authorizeHttpRequests(all -> all.anyRequest().authenticated())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .headers(new StrictHeaders())
                .httpBasic(basic -> basic.authenticationEntryPoint(unknown))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(unknown)
                        .accessDeniedHandler((request, response, denied) -> answers.answer(request, response, denied)))
                .addFilterBefore(new OriginGate(own, answers, false), LogoutFilter.class)
                .addFilterBefore(new JsonBodyGate(answers), LogoutFilter.class)
                .addFilterBefore(bearer, BasicAuthenticationFilter.class)
                .build();
    }
}
