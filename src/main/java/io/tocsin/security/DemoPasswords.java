package io.tocsin.security;

import io.tocsin.directory.Directory;
import io.tocsin.directory.Person;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** One well-known password for everybody, in the profile {@code demo} only. */
@Component
@Profile("demo")
class DemoPasswords implements PasswordSource {

    static final String PASSWORD = "tocsin";

    private final Directory directory;
    private final String hash;

    DemoPasswords(Directory directory, PasswordCheck check) {
        this.directory = directory;
        this.hash = check.encode(PASSWORD);
        LoggerFactory.getLogger(DemoPasswords.class)
                .warn("Demo: everybody in the directory signs in with the password \"{}\".", PASSWORD);
    }

    @Override
    public Optional<String> hash(String username) {
        return directory.find(username).map(Person::username).map(known -> hash);
    }

    @Override
    public boolean admits(String password) {
        return true;
    }
}
