package io.tocsin.directory;

import static io.tocsin.directory.DirectoryFixture.GROUPS;
import static io.tocsin.directory.DirectoryFixture.person;
import static io.tocsin.directory.DirectoryFixture.production;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mock.env.MockEnvironment;

class DirectoryRefusalsTest {

    private static final String ANA = person("ana", "");

    static Stream<Arguments> broken() {
        return Stream.of(
                broken("an unknown key", people(person("ana", "passwrod: x")), "line 4", "unknown key 'passwrod'"),
                broken("an unknown list", GROUPS + "persons: []", "unknown key 'persons'"),
                broken("a key that stands twice", people(person("ana", "name: Eva")), "name"),
                broken("a person who stands twice", people(ANA + ANA), "person 'ana'", "stands twice"),
                broken(
                        "a group that stands twice",
                        GROUPS + GROUPS.lines().skip(1).findFirst().get() + "\npeople:\n" + ANA,
                        "group 'COORD'",
                        "stands twice"),
                broken(
                        "an unknown group",
                        people(ANA.replace("[COORD]", "[COORDS]")),
                        "person 'ana'",
                        "unknown group 'COORDS'"),
                broken(
                        "a group named twice",
                        people(ANA.replace("[COORD]", "[COORD, COORD]")),
                        "person 'ana'",
                        "COORD twice"),
                broken(
                        "a head who does not exist",
                        people(ANA).replace("pt: Coordenador", "pt: C, head: eva"),
                        "group 'COORD'",
                        "head 'eva' does not exist"),
                broken(
                        "a delegate who does not exist",
                        people(ANA).replace("pt: Coordenador", "pt: C, delegate: eva"),
                        "group 'COORD'",
                        "delegate 'eva' does not exist"),
                broken(
                        "a group without a Portuguese name",
                        people(ANA).replace(", pt: Coordenador", ""),
                        "group 'COORD'",
                        "both en and pt"),
                broken("a group code in lower case", people(ANA).replace("COORD", "coord"), "group 'coord'"),
                broken(
                        "a zone outside the list",
                        people(person("ana", "zone: ../../etc/passwd")),
                        "person 'ana'",
                        "zone"),
                broken(
                        "an unknown language",
                        people(ANA.replace("language: pt", "language: fr")),
                        "person 'ana'",
                        "'fr'"),
                broken("an unknown clearance", people(ANA.replace("C3", "C9")), "person 'ana'", "'C9'"),
                broken("a clearance by number", people(ANA.replace("C3", "3")), "person 'ana'", "clearance"),
                broken("no clearance", people(ANA.replace("clearance: C3, ", "")), "person 'ana'", "clearance"),
                broken("no name", people(ANA.replace("name: Ana Reis, ", "")), "person 'ana'", "no name"),
                broken(
                        "no mail address",
                        people(ANA.replace(", mail: ana@tocsin.example", "")),
                        "person 'ana'",
                        "no mail"),
                broken("no user name", people(ANA.replace("username: ana, ", "")), "people[1]", "no username"),
                broken("an empty entry", people(ANA + "  -\n"), "people[2]", "no username"),
                broken(
                        "a user name in upper case",
                        people(ANA.replace("username: ana", "username: Ana")),
                        "person 'Ana'"),
                broken(
                        "the program's own name",
                        people(ANA.replace("username: ana", "username: system")),
                        "person 'system'"),
                broken(
                        "a password in plain text",
                        people(person("ana", "password: sesame")),
                        "person 'ana'",
                        "{bcrypt}"),
                broken(
                        "a password that is stored as it is",
                        people(person("ana", "password: '{noop}sesame'")),
                        "{bcrypt}"),
                broken(
                        "a hash that is cheap to guess",
                        people(person("ana", "password: '{bcrypt}$2a$04$" + "a".repeat(53) + "'")),
                        "cost 10 to 14"),
                broken("a token that is no hash", people(person("ana", "token-sha256: 1234")), "person 'ana'", "64"),
                broken(
                        "a token of two people",
                        people(person("ana", "token-sha256: " + "a".repeat(64))
                                + person("eva", "token-sha256: " + "a".repeat(64))),
                        "person 'eva'",
                        "same token"),
                broken("nobody", GROUPS, "people", "nobody"),
                broken("no group", "people:\n" + ANA, "groups", "none"),
                broken("nothing", "", ""),
                broken("no YAML", "groups: [", "line"),
                broken(
                        "a list where a text belongs",
                        people(ANA.replace("name: Ana Reis", "name: [a]")),
                        "line 4",
                        "name"),
                broken("a second document", people(ANA) + "---\na: b\n", ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void isRefusedInOneLineThatNamesFileEntryAndRule(String what, String yaml, String[] named) {
        assertThatThrownBy(() -> production(yaml))
                .isInstanceOf(DirectoryRefused.class)
                .satisfies(e -> assertThat(e.getMessage())
                        .contains(".yml")
                        .contains(named)
                        .hasLineCount(1)
                        .isPrintable());
    }

    @Test
    void theSameFileWithoutTheMistakeIsAccepted() {
        assertThat(production(people(ANA)).people()).hasSize(1);
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Path missing = Path.of("no-such-directory.yml");
        assertThatThrownBy(() -> DirectoryFixture.directory(missing, new MockEnvironment()))
                .isInstanceOf(DirectoryRefused.class)
                .hasMessageContaining("no-such-directory.yml");
    }

    @Test
    void aWrittenPasswordIsNotRepeatedInTheRefusal() {
        assertThatThrownBy(() -> production(people(person("ana", "password: sesame-open"))))
                .hasMessageNotContaining("sesame-open");
    }

    private static String people(String entries) {
        return GROUPS + "people:\n" + entries;
    }

    private static Arguments broken(String what, String yaml, String... named) {
        return Arguments.of(what, yaml, named);
    }
}
