package io.tocsin.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@x.pt",
                "duty@tocsin.example",
                "first.last+tag@sub-domain.tocsin.example",
                "o'neill@tocsin.example",
                "a_b-c@1.2.example"
            })
    void onePlainAddressIsAccepted(String address) {
        assertThat(MailAddress.problem(address)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@x.pt\r\nRCPT TO:<b@y.pt>",
                "a@x.pt\n",
                "\"a\r\nb\"@x.pt",
                "\"x\"@x.pt",
                "a@x.pt,b@y.pt",
                "a@x.pt;b@y.pt",
                "a@x.pt b@y.pt",
                "<>",
                "<a@x.pt>",
                "Ana <a@x.pt>",
                "\"x\"@[127.0.0.1]",
                "x@[127.0.0.1]",
                "x@127.0.0.1",
                "a@localhost",
                "a@tоcsin.example",
                "á@tocsin.example",
                "a@xn--tcsin-mye.example",
                "a@tocsin.xn--p1ai",
                "a@@x.pt",
                "@x.pt",
                "a@",
                "a",
                "",
                ".a@x.pt",
                "a..b@x.pt",
                "a.@x.pt",
                "a@.x.pt",
                "a@x..pt",
                "a@-x.pt",
                "a@x-.pt",
                "a(comment)@x.pt",
                "a%00@x.pt\u0000",
                "a@x.pt\u202e"
            })
    void whateverCouldBeReadAsSomethingElseIsRefused(String address) {
        assertThat(MailAddress.problem(address)).isPresent();
    }

    @Test
    void theLongestAddressHas254Characters() {
        String domain = "@" + ("d".repeat(60) + ".").repeat(3) + "example";
        assertThat(MailAddress.problem("a".repeat(254 - domain.length()) + domain))
                .isEmpty();
        assertThat(MailAddress.problem("a".repeat(255 - domain.length()) + domain))
                .isPresent();
        assertThat(MailAddress.problem("a".repeat(65) + "@x.pt")).isPresent();
        assertThat(MailAddress.problem("a".repeat(100_000))).isPresent();
    }

    @Test
    void theDirectoryRefusesThePersonByName() {
        String yaml = DirectoryFixture.GROUPS + "people:\n"
                + DirectoryFixture.person("ana", "").replace("ana@tocsin.example", "\"a@x.pt\\r\\nRCPT TO:<b@y.pt>\"");
        assertThatThrownBy(() -> DirectoryFixture.production(yaml))
                .isInstanceOf(DirectoryRefused.class)
                .hasMessageContaining("person 'ana'")
                .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1).isPrintable());
    }
}
