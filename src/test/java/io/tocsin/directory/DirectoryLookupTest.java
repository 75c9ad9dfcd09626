package io.tocsin.directory;

import static io.tocsin.directory.DirectoryFixture.person;
import static io.tocsin.directory.DirectoryFixture.production;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

class DirectoryLookupTest {

    private static final String TOKEN = "a".repeat(64);

    private final FileDirectory directory = production(
            """
            groups:
              - {code: COORD, en: Coordinator, pt: Coordenador, head: zoe, delegate: ana}
              - {code: LEGAL, en: Lawyers, pt: Juristas}
              - {code: EMPTY, en: Nobody, pt: Ninguém}
            people:
              - {username: zoe, name: Zoe, groups: [], clearance: C4, language: en, mail: zoe@tocsin.example}
              - {username: rui, name: Rui, groups: [LEGAL, COORD], clearance: C3, language: pt, mail: rui@tocsin.example}
              - {username: ana, name: Ana, groups: [COORD], clearance: C3, language: pt, mail: ana@tocsin.example, token-sha256: %s}
            """
                    .formatted(TOKEN));

    @Test
    void membersComeByUserName() {
        assertThat(directory.members("COORD")).extracting(Person::username).containsExactly("ana", "rui");
        assertThat(directory.people()).extracting(Person::username).containsExactly("ana", "rui", "zoe");
    }

    @Test
    void headAndDelegateAreOnePersonEach() {
        assertThat(directory.resolve("COORD.head")).extracting(Person::username).containsExactly("zoe");
        assertThat(directory.resolve("COORD.delegate"))
                .extracting(Person::username)
                .containsExactly("ana");
        assertThat(directory.find("zoe").orElseThrow().headOf()).containsExactly("COORD");
        assertThat(directory.find("ana").orElseThrow().delegateOf()).containsExactly("COORD");
    }

    @Test
    void withoutHeadOrDelegateTheMembersAreMeant() {
        assertThat(directory.resolve("LEGAL.head")).extracting(Person::username).containsExactly("rui");
        assertThat(directory.resolve("LEGAL.delegate"))
                .extracting(Person::username)
                .containsExactly("rui");
    }

    @Test
    void nobodyIsMeantByADashAnUnknownCodeOrNothing() {
        assertThat(directory.resolve("-")).isEmpty();
        assertThat(directory.resolve("NOBODY.head")).isEmpty();
        assertThat(directory.resolve("COORD.boss")).isEmpty();
        assertThat(directory.resolve("")).isEmpty();
        assertThat(directory.resolve(null)).isEmpty();
        assertThat(directory.find(null)).isEmpty();
        assertThat(directory.group(null)).isEmpty();
        assertThat(directory.members(null)).isEmpty();
    }

    @Test
    void aTokenNamesItsOwnerAndNobodyElse() {
        assertThat(directory.byTokenHash(TOKEN)).map(Person::username).hasValue("ana");
        assertThat(directory.byTokenHash("b".repeat(64))).isEmpty();
        assertThat(directory.byTokenHash(null)).isEmpty();
    }

    @Test
    void whoHasNoPasswordHasNoHash() {
        assertThat(directory.passwordHash("ana")).isEmpty();
        assertThat(directory.passwordHash("nobody")).isEmpty();
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void aGroupWithNobodyInItIsOnlyAWarning(CapturedOutput output) {
        production("groups:\n  - {code: COORD, en: A, pt: B}\n  - {code: EMPTY, en: A, pt: B}\npeople:\n"
                + person("ana", ""));
        assertThat(output.getAll()).contains("group EMPTY has nobody in it").doesNotContain("group COORD");
    }
}
