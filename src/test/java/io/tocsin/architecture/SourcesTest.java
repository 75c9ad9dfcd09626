package io.tocsin.architecture;

import static io.tocsin.architecture.ProductionCode.BASE;
import static io.tocsin.architecture.ProductionCode.SOURCES;
import static io.tocsin.architecture.ProductionCode.files;
import static io.tocsin.architecture.ProductionCode.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the compiler does not keep, so that only the sources tell. */
class SourcesTest {

    private static final Path TESTS = BASE.resolve("src/test/java");

    /** Because code that a compiler plug-in writes cannot be read where it runs. */
    @Test
    void noCodeIsGeneratedByLombok() {
        assertThat(files(SOURCES, ".java"))
                .allSatisfy(file -> assertThat(text(file)).doesNotContain("import lombok"));
    }

    /** Because a test that waits a fixed time is too slow on a good day and too fast on a bad one. */
    @Test
    void testsWaitForAConditionAndNeverForAWhile() {
        Pattern sleep = Pattern.compile("\\b(Thread|TimeUnit\\.\\w+)\\.sleep\\(");
        assertThat(files(TESTS, ".java"))
                .allSatisfy(file -> assertThat(sleep.matcher(text(file)).find())
                        .as("%s sleeps", file.getFileName())
                        .isFalse());
    }

    /** Because unfinished work belongs on the list of issues, where somebody sees it. */
    @Test
    void nothingIsLeftForLaterInTheSources() {
        Pattern later = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b|@Dis" + "abled\\b");
        assertThat(files(BASE.resolve("src"), ".java"))
                .allSatisfy(file -> assertThat(later.matcher(text(file)).find())
                        .as("%s is unfinished", file.getFileName())
                        .isFalse());
    }
}
