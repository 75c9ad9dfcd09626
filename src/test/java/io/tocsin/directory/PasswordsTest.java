package io.tocsin.directory;

import static io.tocsin.directory.DirectoryFixture.GROUPS;
import static io.tocsin.directory.DirectoryFixture.demo;
import static io.tocsin.directory.DirectoryFixture.person;
import static io.tocsin.directory.DirectoryFixture.production;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

class PasswordsTest {

    private static final BCryptPasswordEncoder BCRYPT = new BCryptPasswordEncoder(10);

    @ParameterizedTest
    @ValueSource(strings = {"tocsin", "password", "admin", "changeme", "123456", "eva"})
    void aWellKnownPasswordIsRefusedAndThePersonNamed(String password) {
        String yaml = withPassword("ana", "correct horse battery staple") + entry("eva", password);
        assertThatThrownBy(() -> production(yaml))
                .isInstanceOf(DirectoryRefused.class)
                .hasMessageContaining("person 'eva'")
                .hasMessageContaining("well-known")
                .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1));
    }

    @Test
    void anotherPasswordIsKeptAsItsHash() {
        FileDirectory directory = production(withPassword("ana", "correct horse battery staple"));
        assertThat(directory.passwordHash("ana").orElseThrow())
                .startsWith("{bcrypt}$2a$10$")
                .satisfies(hash -> assertThat(BCRYPT.matches("correct horse battery staple", hash.substring(8)))
                        .isTrue());
    }

    @Test
    void theDemoAcceptsAWellKnownPassword() {
        assertThat(demo(withPassword("ana", "tocsin")).passwordHash("ana")).isPresent();
    }

    private static String withPassword(String username, String password) {
        return GROUPS + "people:\n" + entry(username, password);
    }

    private static String entry(String username, String password) {
        return person(username, "password: '{bcrypt}" + BCRYPT.encode(password) + "'");
    }
}
