package io.tocsin.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TemplatesTest {

    private static final Path RESOURCES =
            Path.of(System.getProperty("tocsin.basedir", "."), "src", "main", "resources");

    /** Mails carry their styles with them; pages may not, because the policy forbids it. */
    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(RESOURCES.resolve("templates"))) {
            return files.filter(file -> file.toString().endsWith(".html")).toList();
        }
    }

    @Test
    void noPageHasInlineStyleScriptOrHandler() throws IOException {
        for (Path page : pages()) {
            String text = Files.readString(page);
            assertThat(text).as(page.toString()).doesNotContain("style=\"", "<style", "javascript:");
            assertThat(text).as(page.toString()).doesNotContainPattern("<script(?![^>]*th:src)");
            assertThat(text).as(page.toString()).doesNotContainPattern("\\son[a-z]+=\"");
        }
    }

    @Test
    void noPageEvaluatesOrWritesTextUnescaped() throws IOException {
        for (Path page : pages()) {
            assertThat(Files.readString(page)).as(page.toString()).doesNotContain("__${", "th:utext", "[(", "[[");
        }
    }

    @Test
    void everyMessageOfThePagesExistsInBothLanguages() throws IOException {
        TreeSet<String> english = new TreeSet<>();
        TreeSet<String> portuguese = new TreeSet<>();
        try (Stream<Path> files = Files.list(RESOURCES)) {
            for (Path file : files.filter(f -> f.getFileName().toString().matches("messages.*\\.properties"))
                    .toList()) {
                (file.toString().endsWith("_pt.properties") ? portuguese : english).addAll(keys(file));
            }
        }

        assertThat(portuguese).isEqualTo(english);
        for (Path page : pages()) {
            Matcher used = Pattern.compile("#\\{([a-zA-Z0-9.-]+)[}(]").matcher(Files.readString(page));
            while (used.find()) {
                if (!used.group(1).equals("error.fault") && !used.group(1).equals("login.expired")) {
                    assertThat(english).as(page.toString()).contains(used.group(1));
                }
            }
        }
    }

    private static Set<String> keys(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties.stringPropertyNames();
    }
}
