package io.tocsin.architecture;

import static io.tocsin.architecture.ProductionCode.BASE;
import static io.tocsin.architecture.ProductionCode.files;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Because a missing text shows its key to a leader, in the one language nobody tried. */
class MessagesTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d+");

    @TestFactory
    Stream<DynamicTest> everyTextIsThereInBothLanguages() {
        List<Path> english = files(BASE.resolve("src/main/resources"), ".properties").stream()
                .filter(file -> file.getFileName().toString().matches("messages[\\w-]*?(?<!_pt)\\.properties"))
                .toList();
        assertThat(english).isNotEmpty();
        return english.stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> sameTexts(file)));
    }

    private static void sameTexts(Path english) {
        Path portuguese =
                english.resolveSibling(english.getFileName().toString().replace(".properties", "_pt.properties"));
        assertThat(portuguese).exists();
        Properties en = read(english);
        Properties pt = read(portuguese);
        assertThat(new TreeSet<>(pt.stringPropertyNames())).isEqualTo(new TreeSet<>(en.stringPropertyNames()));
        for (String key : en.stringPropertyNames()) {
            assertThat(pt.getProperty(key)).as(key).isNotBlank();
            assertThat(placeholders(pt.getProperty(key))).as(key).isEqualTo(placeholders(en.getProperty(key)));
        }
    }

    private static TreeSet<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties read(Path file) {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
