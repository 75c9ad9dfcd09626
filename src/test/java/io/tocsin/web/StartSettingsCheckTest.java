package io.tocsin.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.shared.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.bootstrap.DefaultBootstrapContext;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mock.env.MockEnvironment;

/** What an operator must set, and what nobody may set: row B62. */
class StartSettingsCheckTest {

    private static final Path BASE = Path.of(System.getProperty("tocsin.basedir"));

    private final MockEnvironment settings = new MockEnvironment()
            .withProperty("tocsin.public-url", "https://tocsin.example.org")
            .withProperty(
                    "tocsin.directory.file",
                    BASE.resolve("config/directory.yml").toString())
            .withProperty("spring.mail.host", "relay.example.org")
            .withProperty("spring.datasource.url", "jdbc:h2:file:./data/tocsin;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE")
            .withProperty("server.address", "127.0.0.1");

    @Test
    void sufficientSettingsAreNotRefused() {
        accepted();
    }

    @ParameterizedTest
    @CsvSource({
        "tocsin.public-url, ''",
        "tocsin.public-url, tocsin.example.org",
        "tocsin.public-url, ftp://tocsin.example.org",
        "tocsin.public-url, https:///incidents",
        "tocsin.public-url, https://a b",
        "tocsin.directory.file, nowhere/people.yml",
        "tocsin.directory.file, .",
        "spring.mail.host, ''",
        "spring.mail.properties.mail.smtp.starttls.required, false",
        "spring.mail.properties.mail.smtp.starttls.enable, FALSE",
        "spring.mail.properties.mail.smtp.ssl.enable, false",
        "spring.mail.properties.mail.smtp.ssl.trust, *",
        "spring.h2.console.enabled, true",
        "spring.security.user.name, admin",
        "spring.security.user.password, admin",
        "spring.datasource.url, jdbc:h2:file:./data/t;INIT=RUNSCRIPT FROM 'x.sql'",
        "spring.datasource.url, jdbc:h2:file:./data/t;init = create alias x",
        "spring.datasource.url, jdbc:h2:file:./data/t;FILE_LOCK=NO",
        "spring.datasource.url, jdbc:h2:file:./data/t;LOG=0;CACHE_SIZE=1",
        "spring.datasource.url, jdbc:h2:file:./data/t;Lock_Mode=0",
        "spring.datasource.hikari.jdbc-url, jdbc:h2:mem:t;INIT=DROP ALL OBJECTS",
        "server.address, 0.0.0.0",
        "server.address, '::'",
        "server.address, 192.0.2.7",
        "server.address, ''"
    })
    void refusalIsOneLineThatNamesTheKey(String key, String value) {
        settings.setProperty(key, value);

        assertThatThrownBy(() -> StartSettingsCheck.check(settings))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("settings-refused"))
                .message()
                .contains(key)
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LOCK_TIMEOUT=10000", "LOG=1", "FILE_LOCK=FS", "LOCK_MODE=3", "WRITE_DELAY=0"})
    void harmlessDatabaseSettingsAreNotRefused(String setting) {
        settings.setProperty("spring.datasource.url", "jdbc:h2:file:./data/t;" + setting);
        accepted();
    }

    @Test
    void mailWithoutTlsNeedsAWordOfTheOperator() {
        settings.setProperty("spring.mail.properties.mail.smtp.starttls.required", "false");
        settings.setProperty("tocsin.notification.allow-plain-smtp", "true");
        accepted();
    }

    @Test
    void tlsFromTheFirstByteNeedsNoStarttls() {
        settings.setProperty("spring.mail.properties.mail.smtp.starttls.enable", "false");
        settings.setProperty("spring.mail.protocol", "smtps");
        accepted();
    }

    @Test
    void openAddressNeedsTlsOrAProxy() {
        settings.setProperty("server.address", "0.0.0.0");
        settings.setProperty("tocsin.web.behind-proxy", "true");
        accepted();
        settings.setProperty("tocsin.web.behind-proxy", "false");
        settings.setProperty("server.ssl.bundle", "web");
        accepted();
        settings.setProperty("server.ssl.enabled", "false");
        assertThatThrownBy(() -> StartSettingsCheck.check(settings)).hasMessageContaining("server.address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.8.9.10", "localhost", "::1"})
    void thisMachineAloneNeedsNoTls(String address) {
        settings.setProperty("server.address", address);
        accepted();
    }

    @Test
    void demoNeedsNeitherAddressNorRelayButOpensNoDoor() {
        MockEnvironment demo = new MockEnvironment().withProperty("server.address", "127.0.0.1");
        demo.setActiveProfiles("demo");
        assertThatCode(() -> StartSettingsCheck.check(demo)).doesNotThrowAnyException();

        demo.setProperty("server.address", "0.0.0.0");
        assertThatThrownBy(() -> StartSettingsCheck.check(demo)).hasMessageContaining("server.address");
        demo.setProperty("server.address", "127.0.0.1");
        demo.setProperty("spring.h2.console.enabled", "true");
        assertThatThrownBy(() -> StartSettingsCheck.check(demo)).hasMessageContaining("spring.h2.console.enabled");
    }

    @Test
    void commandsAreNotLookedAt() {
        MockEnvironment bare = new MockEnvironment();
        assertThatThrownBy(() -> prepared(bare)).isInstanceOf(Refusal.class);
        bare.setProperty("tocsin.command", "true");
        assertThatCode(() -> prepared(bare)).doesNotThrowAnyException();
    }

    @Test
    void unknownKeyIsNamedWithItsFileAndLine() throws IOException {
        assertThat(unknown("tocsin:\n  notification:\n    fro: x\n"))
                .contains("tocsin.notification.fro")
                .contains("the file line 3");
        assertThat(unknown("tocsin:\n  tasks: 1\n")).contains("tocsin.tasks");
    }

    @Test
    void unknownArgumentIsNamed() {
        var arguments = new MapPropertySource("commandLineArgs", Map.of("tocsin.engine.job-exekutor", "false"));

        assertThat(new UnknownSettings().first(List.of(arguments)))
                .hasValueSatisfying(line ->
                        assertThat(line).contains("tocsin.engine.job-exekutor").contains("arguments"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tocsin.publicUrl",
                "tocsin.public_url",
                "tocsin.incident.anchors[3]",
                "tocsin.notification.sender.dotTimeout",
                "spring.anything",
                "tocsinette.key"
            })
    void otherSpellingsAndOtherPeoplesKeysAreNotRefused(String key) {
        var source = new MapPropertySource("any", Map.of(key, "x"));

        assertThat(new UnknownSettings().first(List.of(source))).isEmpty();
    }

    /** The manual shows keys as {@code #key: value}; an operator takes the mark away. */
    @Test
    void everyKeyOfTheManualIsKnown() throws IOException {
        String manual = Files.readString(BASE.resolve("config/application.yml"));
        String shown = manual.replaceAll("(?m)^(\\s*)#(?=[a-z])", "$1");

        assertThat(shown).isNotEqualTo(manual);
        assertThat(unknown(manual)).isEmpty();
        assertThat(unknown(shown)).isEmpty();
        assertThat(unknown(Files.readString(BASE.resolve("config/application-demo.yml"))))
                .isEmpty();
    }

    private void accepted() {
        assertThatCode(() -> StartSettingsCheck.check(settings)).doesNotThrowAnyException();
    }

    private static void prepared(MockEnvironment environment) {
        new StartSettingsCheck()
                .onApplicationEvent(new ApplicationEnvironmentPreparedEvent(
                        new DefaultBootstrapContext(), new SpringApplication(), new String[0], environment));
    }

    private static String unknown(String yaml) throws IOException {
        List<PropertySource<?>> sources = new YamlPropertySourceLoader()
                .load("yaml", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8), "the file"));
        return new UnknownSettings().first(sources).orElse("");
    }
}
