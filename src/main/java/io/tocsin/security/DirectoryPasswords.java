package io.tocsin.security;

import io.tocsin.directory.Directory;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The directory's own hashes. The password of the demo opens nothing here, even if somebody has stored its hash. */
@Component
@Profile("!demo")
class DirectoryPasswords implements PasswordSource {

    private final Directory directory;

    DirectoryPasswords(Directory directory) {
        this.directory = directory;
    }

    @Override
    public Optional<String> hash(String username) {
        return directory.passwordHash(username);
    }

    @Override
    public boolean admits(String password) {
        return !DemoPasswords.PASSWORD.equals(password);
    }
}
