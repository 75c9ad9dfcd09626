package io.tocsin.directory;

import io.tocsin.shared.ZoneSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import org.springframework.mock.env.MockEnvironment;

/** Directories from a few lines of YAML. */
final class DirectoryFixture {

    static final String GROUPS = "groups:\n  - {code: COORD, en: Coordinator, pt: Coordenador}\n";

    private DirectoryFixture() {}

    static String person(String username, String more) {
        return "  - {username: " + username + ", name: Ana Reis, groups: [COORD], clearance: C3, language: pt, mail: "
                + username + "@tocsin.example" + (more.isEmpty() ? "" : ", " + more) + "}\n";
    }

    static FileDirectory production(String yaml) {
        return directory(written(yaml), new MockEnvironment());
    }

    static FileDirectory demo(String yaml) {
        return directory(written(yaml), new MockEnvironment().withProperty("spring.profiles.active", "demo"));
    }

    static FileDirectory directory(Path file, MockEnvironment environment) {
        return new FileDirectory(
                new DirectorySettings(file), new ZoneSettings(ZoneId.of("Europe/Lisbon")), environment);
    }

    private static Path written(String yaml) {
        try {
            Path file = Files.createTempFile("directory", ".yml");
            file.toFile().deleteOnExit();
            return Files.writeString(file, yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
