package io.tocsin.security;

import java.util.Optional;

/** Where the hash comes from that a person's password is checked against. */
interface PasswordSource {

    /** The hash with its {@code {scheme}} prefix; empty if nobody can sign in under this name with a password. */
    Optional<String> hash(String username);

    /** False for passwords that are never accepted here, whatever the hash says. */
    boolean admits(String password);
}
