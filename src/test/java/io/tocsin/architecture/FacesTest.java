package io.tocsin.architecture;

import static io.tocsin.architecture.ProductionCode.SOURCES;
import static io.tocsin.architecture.ProductionCode.files;
import static io.tocsin.architecture.ProductionCode.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FacesTest {

    private static final Pattern PUBLIC_TYPE =
            Pattern.compile("(?m)^public (?:[a-z-]+ )*?(?:class|interface|record|enum|@interface) \\w+");
    private static final Pattern JAVADOC_AND_ANNOTATIONS =
            Pattern.compile("(?s).*\\*/\\s*(?:@\\w+(?:\\((?:[^()]|\\([^()]*\\))*\\))?\\s*)*$");

    /** Because a public type is the face of its room: whoever calls it reads its Javadoc, not its source. */
    @Test
    void everyPublicTypeHasJavadoc() {
        assertThat(files(SOURCES, ".java")).allSatisfy(FacesTest::hasJavadocIfPublic);
    }

    private static void hasJavadocIfPublic(Path file) {
        String source = text(file);
        Matcher type = PUBLIC_TYPE.matcher(source);
        if (type.find()) {
            String before = source.substring(source.lastIndexOf("\nimport ", type.start()) + 1, type.start());
            assertThat(before.contains("/**")
                            && JAVADOC_AND_ANNOTATIONS.matcher(before).matches())
                    .as("%s has Javadoc", file.getFileName())
                    .isTrue();
        }
    }
}
