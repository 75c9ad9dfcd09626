package io.tocsin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/**
 * The embedded database under the address that is shipped: what a commit has answered is in the file, for whoever opens
 * the file as a kill at this moment would leave it. H2 2.5.252 forgot the last commit whenever a piece of the file did
 * not land where it had been foretold.
 */
class DurableCommitTest {

    @TempDir
    Path folder;

    @Test
    void everyCommitIsInTheFileWhenItReturns() throws Exception {
        Random random = new Random(7);
        String url =
                shippedUrl().replace("./data/tocsin", folder.resolve("live").toString())
                        // Freed places are used again at once and not after 45 seconds.
                        + ";RETENTION_TIME=0";
        try (Connection live = DriverManager.getConnection(url, "tocsin", "")) {
            try (var statement = live.createStatement()) {
                statement.execute("create table step (id integer primary key, body varchar(20000))");
                statement.execute("create table filler (id integer primary key, body varchar(20000))");
            }
            live.setAutoCommit(false);
            for (int step = 1; step <= 300; step++) {
                try (var row = live.prepareStatement("insert into step values (?, ?)");
                        var filler = live.prepareStatement("merge into filler values (?, ?)")) {
                    row.setInt(1, step);
                    row.setString(2, "x".repeat(random.nextInt(100)));
                    row.executeUpdate();
                    // Pieces of very different size, rewritten: free space comes and goes all over the file.
                    for (int i = random.nextInt(4) * random.nextInt(30); i > 0; i--) {
                        filler.setInt(1, random.nextInt(400));
                        filler.setString(2, "y".repeat(random.nextInt(8000)));
                        filler.executeUpdate();
                    }
                    live.commit();
                }
                assertThat(newestIn(folder.resolve("live.mv.db")))
                        .as("after commit " + step)
                        .isEqualTo(step);
            }
        }
    }

    private int newestIn(Path file) throws Exception {
        Files.copy(file, folder.resolve("copy.mv.db"), StandardCopyOption.REPLACE_EXISTING);
        String url = "jdbc:h2:file:" + folder.resolve("copy") + ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r";
        try (Connection copy = DriverManager.getConnection(url, "tocsin", "");
                var statement = copy.createStatement();
                ResultSet newest = statement.executeQuery("select max(id) from step")) {
            newest.next();
            return newest.getInt(1);
        } catch (SQLException e) {
            throw new AssertionError("The file cannot be opened", e);
        }
    }

    @SuppressWarnings("unchecked")
    private static String shippedUrl() throws Exception {
        try (var yaml = DurableCommitTest.class.getResourceAsStream("/application.yml")) {
            var spring = (java.util.Map<String, java.util.Map<String, Object>>)
                    new Yaml().<java.util.Map<String, Object>>load(yaml).get("spring");
            return (String) spring.get("datasource").get("url");
        }
    }
}
