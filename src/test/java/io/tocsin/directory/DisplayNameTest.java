package io.tocsin.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisplayNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"Inês Almeida Rocha", "D'Arcy, Anne-Marie", "Łukasz Żak", "Ελένη Παππά"})
    void namesOfPeopleAreAccepted(String name) {
        assertThat(DisplayName.problem(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ana\r\nBcc: eva@x.pt",
                "Ana\nReis",
                "Ana\u0085Reis",
                "Ana\u2028Reis",
                "=?utf-8?q?Ana=0ABcc:?=",
                "Ana\u202eReis",
                "Ana\u0000",
                "Ana <eva@x.pt>"
            })
    void whatCouldChangeAMailHeaderIsRefused(String name) {
        assertThat(DisplayName.problem(name)).isPresent();
    }

    @Test
    void theDirectoryRefusesThePersonByName() {
        String yaml = DirectoryFixture.GROUPS + "people:\n"
                + DirectoryFixture.person("ana", "").replace("Ana Reis", "\"Ana\\nReis\"");
        assertThatThrownBy(() -> DirectoryFixture.production(yaml))
                .isInstanceOf(DirectoryRefused.class)
                .hasMessageContaining("person 'ana': the name contains a line break");
    }
}
