package io.tocsin.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.shared.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class KeyFileTest {

    @TempDir
    Path folder;

    @Test
    void newKeyIsRandomAndOnlyItsOwnersBusiness() throws IOException {
        KeyFile file = new KeyFile(folder.resolve("data/audit.key"));
        assertThat(file.exists()).isFalse();
        byte[] key = file.create();
        assertThat(key).hasSize(32).isNotEqualTo(new KeyFile(folder.resolve("other")).create());
        assertThat(file.read()).isEqualTo(key);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder.resolve("data"))) {
            assertThat(files).as("no draft is left behind").containsExactly(file.path());
        }
    }

    @Test
    void existingKeyIsNeverReplaced() {
        KeyFile file = new KeyFile(folder.resolve("audit.key"));
        byte[] key = file.create();
        assertThat(file.create()).isEqualTo(key);
        assertThat(file.read()).isEqualTo(key);
    }

    @Test
    void damagedKeyIsRefused() throws IOException {
        KeyFile file = new KeyFile(folder.resolve("audit.key"));
        Files.write(file.path(), new byte[31]);
        assertThatThrownBy(file::read).hasMessageContaining("31 bytes");
    }

    @Test
    void lostKeyStopsTheStartInsteadOfBreakingTheRecord() {
        AuditConfiguration configuration = new AuditConfiguration();
        AuditSettings settings = new AuditSettings(folder.resolve("audit.key"));
        try (AuditedDatabase record = new AuditedDatabase(folder)) {
            configuration.seals(settings, record.jdbc, record.url);
            byte[] key = new KeyFile(settings.keyFile()).read();
            configuration.seals(settings, record.jdbc, record.url);
            assertThat(new KeyFile(settings.keyFile()).read()).isEqualTo(key);

            record.incident("id-1", "K7-0001", 1);
            assertThat(settings.keyFile().toFile().delete()).isTrue();
            assertThatThrownBy(() -> configuration.seals(settings, record.jdbc, record.url))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("restore");
            assertThat(settings.keyFile()).doesNotExist();
        }
    }

    @Test
    void databaseInMemoryNeedsNoFile() {
        JdbcClient unused = null;
        AuditSettings settings = new AuditSettings(folder.resolve("audit.key"));
        new AuditConfiguration().seals(settings, unused, "jdbc:h2:mem:test");
        assertThat(settings.keyFile()).doesNotExist();
    }
}
