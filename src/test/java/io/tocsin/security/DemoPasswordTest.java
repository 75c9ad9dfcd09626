package io.tocsin.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.tocsin.directory.Clearance;
import io.tocsin.directory.Directory;
import io.tocsin.directory.Person;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** The password that everybody knows opens the demonstration and nothing else. */
class DemoPasswordTest {

    private static final String OTHER = "quiet evening with caf\u00e9";

    @Test
    void opensTheDemonstration() {
        try (var demo = start(DemoPasswords.PASSWORD, "demo")) {
            assertThat(demo.getBean(PasswordSource.class)).isInstanceOf(DemoPasswords.class);
            signIn(demo, "coord", DemoPasswords.PASSWORD);
            assertRefused(demo, "coord", "Tocsin");
            assertRefused(demo, "stranger", DemoPasswords.PASSWORD);
        }
    }

    @Test
    void opensNothingElsewhereEvenWhereItsHashIsStored() {
        for (String profile : List.of("default", "production", "demonstration")) {
            try (var installation = start(DemoPasswords.PASSWORD, profile)) {
                assertThat(installation.getBean(PasswordSource.class)).isInstanceOf(DirectoryPasswords.class);
                assertRefused(installation, "coord", DemoPasswords.PASSWORD);
            }
        }
    }

    @Test
    void elsewhereEverybodyHasTheirOwn() {
        try (var installation = start(OTHER, "default")) {
            signIn(installation, "coord", OTHER);
            signIn(installation, " COORD", "quiet evening with cafe\u0301");
            assertRefused(installation, "coord", DemoPasswords.PASSWORD);
        }
    }

    private static void signIn(AnnotationConfigApplicationContext context, String name, String password) {
        assertThat(context.getBean(PasswordSignIn.class)
                        .authenticate(UsernamePasswordAuthenticationToken.unauthenticated(name, password))
                        .getName())
                .isEqualTo("coord");
    }

    private static void assertRefused(AnnotationConfigApplicationContext context, String name, String password) {
        assertThatThrownBy(() -> context.getBean(PasswordSignIn.class)
                        .authenticate(UsernamePasswordAuthenticationToken.unauthenticated(name, password)))
                .isInstanceOf(BadCredentialsException.class);
    }

    private static AnnotationConfigApplicationContext start(String stored, String profile) {
        Directory directory = mock(Directory.class);
        Person coord = new Person(
                "coord",
                "Coordinator",
                Set.of("COORD"),
                Set.of(),
                Set.of(),
                Clearance.C2,
                Locale.ENGLISH,
                "coord@tocsin.example",
                ZoneId.of("Europe/Lisbon"));
        when(directory.find("coord")).thenReturn(Optional.of(coord));
        when(directory.people()).thenReturn(List.of(coord));
        when(directory.passwordHash("coord"))
                .thenReturn(Optional.of("{bcrypt}" + new BCryptPasswordEncoder(4).encode(stored)));
        var context = new AnnotationConfigApplicationContext();
        context.getEnvironment().setActiveProfiles(profile);
        context.registerBean(Directory.class, () -> directory);
        context.registerBean(Clock.class, () -> Clock.fixed(Instant.parse("2026-01-05T10:00:00Z"), ZoneOffset.UTC));
        context.register(
                PasswordCheck.class,
                SignInAttempts.class,
                ProvenPasswords.class,
                DemoPasswords.class,
                DirectoryPasswords.class,
                PasswordSignIn.class);
        context.refresh();
        return context;
    }
}
