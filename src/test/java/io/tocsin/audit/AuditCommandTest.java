package io.tocsin.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.interop.CommandLineDoor;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditCommandTest {

    @TempDir
    Path folder;

    @Test
    void intactRecordIsCounted() throws IOException {
        record().close();
        assertThat(run("audit", "verify")).isEqualTo(new Answer(0, "intact: 7 entries in 2 incidents", ""));
        assertThat(run("audit", "verify", "--incident", "K7-0002"))
                .isEqualTo(new Answer(0, "intact: 3 entries in 1 incidents", ""));
    }

    @Test
    void firstBadEntryIsNamed() throws IOException {
        try (AuditedDatabase record = record()) {
            record.sql("update audit_entry set payload = '{}' where incident_id = 'id-2' and seq = 2");
        }
        assertThat(run("audit", "verify"))
                .isEqualTo(new Answer(1, "broken: incident K7-0002, entry 2: payload was changed", ""));
        assertThat(run("audit", "verify", "--incident", "K7-0001").exit()).isZero();
    }

    @Test
    void lookingChangesNothing() throws IOException {
        record().close();
        byte[] before = Files.readAllBytes(folder.resolve("tocsin.mv.db"));
        List<String> namesBefore = names();
        run("audit", "verify");
        assertThat(Files.readAllBytes(folder.resolve("tocsin.mv.db"))).isEqualTo(before);
        assertThat(names()).isEqualTo(namesBefore).contains("tocsin.mv.db", "audit.key");
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void missingDatabaseIsSaidAndNotMade() {
        assertThat(run("audit", "verify")).matches(answer -> answer.exit() == 2).matches(answer -> answer.err()
                .startsWith("There is no database at "));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void databaseOfARunningServerIsSaid() throws IOException {
        record().close();
        // Held as a running server holds it: by a lock on the file.
        try (FileChannel file = FileChannel.open(folder.resolve("tocsin.mv.db"), StandardOpenOption.WRITE);
                FileLock lock = file.lock()) {
            assertThat(lock.isValid()).isTrue();
            Answer answer = run("audit", "verify");
            assertThat(answer.exit()).isEqualTo(2);
            assertThat(answer.err()).contains("in use by a running server").hasLineCount(1);
        }
    }

    @Test
    void missingKeyIsSaidAndNotMade() throws IOException {
        record().close();
        Files.delete(folder.resolve("audit.key"));
        Answer answer = run("audit", "verify");
        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.err()).contains("audit.key is missing").hasLineCount(1);
        assertThat(folder.resolve("audit.key")).doesNotExist();
    }

    @Test
    void unknownIncidentIsSaid() throws IOException {
        record().close();
        assertThat(run("audit", "verify", "--incident", "K7-0404"))
                .isEqualTo(new Answer(2, "", "There is no incident K7-0404"));
    }

    @Test
    void databaseWithoutARecordIsSaid() throws IOException {
        try (AuditedDatabase record = record()) {
            record.sql("drop table audit_entry");
        }
        Answer answer = run("audit", "verify");
        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.err()).startsWith("The record cannot be read").hasLineCount(1);
    }

    private AuditedDatabase record() throws IOException {
        AuditedDatabase record = new AuditedDatabase(folder);
        Files.write(folder.resolve("audit.key"), record.key);
        record.incident("id-1", "K7-0001", 4);
        record.incident("id-2", "K7-0002", 3);
        return record;
    }

    private Answer run(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] args = Stream.concat(
                        Arrays.stream(words),
                        Stream.of(
                                "--spring.datasource.url=jdbc:h2:file:" + folder.resolve("tocsin") + ";WRITE_DELAY=0",
                                "--tocsin.audit.key-file=" + folder.resolve("audit.key")))
                .toArray(String[]::new);
        int exit = CommandLineDoor.run(
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                args,
                settings -> List.of(new AuditCommand(settings)));
        return new Answer(exit, out.toString().strip(), err.toString().strip());
    }

    private record Answer(int exit, String out, String err) {}
}
