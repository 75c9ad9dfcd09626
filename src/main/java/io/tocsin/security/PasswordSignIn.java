package io.tocsin.security;

import io.tocsin.directory.Directory;
import io.tocsin.directory.Person;
import io.tocsin.shared.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** User name and password. An unknown name and a wrong password give the same answer after the same time. */
@Component
class PasswordSignIn implements AuthenticationProvider {

    private final Directory directory;
    private final PasswordSource passwords;
    private final PasswordCheck check;
    private final SignInAttempts attempts;
    private final ProvenPasswords proven;
    private final List<Object> turns =
            IntStream.range(0, 64).mapToObj(i -> new Object()).toList();

    PasswordSignIn(
            Directory directory,
            PasswordSource passwords,
            PasswordCheck check,
            SignInAttempts attempts,
            ProvenPasswords proven) {
        this.directory = directory;
        this.passwords = passwords;
        this.check = check;
        this.attempts = attempts;
        this.proven = proven;
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }

    @Override
    public Authentication authenticate(Authentication given) {
        String name = given.getName().strip().toLowerCase(Locale.ROOT);
        String password = Objects.toString(given.getCredentials(), "");
        String address = given.getDetails() instanceof WebAuthenticationDetails details
                ? Objects.toString(details.getRemoteAddress())
                : "unknown";
        // One attempt at a time for an account: a program's first requests, all at once, are not taken for guesses.
        synchronized (turns.get(Math.floorMod(name.hashCode(), turns.size()))) {
            try {
                attempts.begin(name.length() > 64 ? "" : name, address);
            } catch (Refusal refusal) {
                throw new SignInRefused(refusal);
            }
            if (!right(name, password)) {
                throw new BadCredentialsException("The user name or the password is wrong.");
            }
            attempts.succeeded(name, address);
        }
        var signedIn = UsernamePasswordAuthenticationToken.authenticated(name, null, List.of());
        signedIn.setDetails(given.getDetails());
        return signedIn;
    }

    private boolean right(String name, String password) {
        if (!check.usable(password)) {
            return false;
        }
        Optional<String> hash = directory.find(name).map(Person::username).flatMap(passwords::hash);
        if (hash.isEmpty()) {
            check.matches(password, check.decoy(anyHash()));
            return false;
        }
        if (proven.knows(name, hash.get(), password)) {
            return passwords.admits(password);
        }
        boolean right = check.matches(password, hash.get()) && passwords.admits(password);
        if (right) {
            proven.remember(name, hash.get(), password);
        }
        return right;
    }

    private String anyHash() {
        return directory.people().stream()
                .flatMap(person ->
                        passwords.hash(person.username()).map(Stream::of).orElseGet(Stream::empty))
                .findFirst()
                .orElse("");
    }
}
