package io.tocsin.security;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A token as it came with the request, not yet checked. */
class BearerToken extends AbstractAuthenticationToken {

    private final String token;

    BearerToken(String token) {
        super(List.of());
        this.token = token;
    }

    @Override
    public String getCredentials() {
        return token;
    }

    @Override
    public String getPrincipal() {
        return "";
    }
}
