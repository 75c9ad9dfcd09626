package io.tocsin.security;

import io.tocsin.shared.Refusal;
import org.springframework.security.core.AuthenticationException;

/** Carries a refusal through the sign-in filters; the cause decides the answer. */
class SignInRefused extends AuthenticationException {

    SignInRefused(Refusal refusal) {
        super(refusal.getMessage(), refusal);
    }
}
