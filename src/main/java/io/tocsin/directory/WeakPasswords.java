package io.tocsin.directory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Passwords that everybody tries first. */
final class WeakPasswords {

    /** A check costs one bcrypt run for each guess and person, so a large directory would start for minutes. */
    static final int MOST_PEOPLE = 49;

    static final String SCHEME = "{bcrypt}";

    private static final List<String> GUESSES = List.of("tocsin", "password", "admin", "changeme", "123456");

    private WeakPasswords() {}

    /** @param hashes by user name, with their scheme; answers the first user name whose password is guessed */
    static Optional<String> guessed(Map<String, String> hashes) {
        var encoder = new BCryptPasswordEncoder();
        return hashes.entrySet().parallelStream()
                .filter(person -> Stream.concat(GUESSES.stream(), Stream.of(person.getKey()))
                        .anyMatch(guess ->
                                encoder.matches(guess, person.getValue().substring(SCHEME.length()))))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst();
    }
}
