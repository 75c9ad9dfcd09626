package io.tocsin.security;

import io.tocsin.directory.Directory;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.stereotype.Component;

/** API tokens. Only their SHA-256 is known here: a token is long and random, so that no slow hash is needed. */
@Component
class TokenSignIn implements AuthenticationProvider, AuthenticationConverter {

    private static final String SCHEME = "Bearer ";

    private final Directory directory;

    TokenSignIn(Directory directory) {
        this.directory = directory;
    }

    @Override
    public Authentication convert(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        return new BearerToken(header.substring(SCHEME.length()).strip());
    }

    @Override
    public boolean supports(Class<?> type) {
        return BearerToken.class.isAssignableFrom(type);
    }

    @Override
    public Authentication authenticate(Authentication given) {
        return directory
                .byTokenHash(sha256(((BearerToken) given).getCredentials()))
                .map(person -> UsernamePasswordAuthenticationToken.authenticated(person.username(), null, List.of()))
                .orElseThrow(() -> new BadCredentialsException("The token is not known."));
    }

    static String sha256(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
