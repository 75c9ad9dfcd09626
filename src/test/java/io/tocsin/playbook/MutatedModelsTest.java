package io.tocsin.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Seeded damage to good models: every file is judged, none breaks the judge. */
class MutatedModelsTest {

    private static final int ROUNDS = 1000;
    private static final List<String> SPLINTERS = List.of(
            "<",
            ">",
            "\"",
            "'",
            "&",
            "]]>",
            "<![CDATA[",
            "<!--",
            "-->",
            "<?x?>",
            "<!DOCTYPE x>",
            "&#0;",
            "&#xD800;",
            "&lt;",
            "${",
            "}",
            "#{",
            "camunda:class=\"x\"",
            "<bpmn:scriptTask id=\"z\"/>",
            "xmlns:bpmn=\"y\"",
            "xmlns=\"\"",
            "\u0000",
            "\uFFFF",
            "\n",
            "{",
            "[",
            ",",
            "null",
            "1e400",
            "\\u0000",
            "\\");

    @ParameterizedTest
    @ValueSource(strings = {"whole.bpmn", "whole.dmn", "whole.form"})
    void everyMutantIsJudged(String file) throws IOException {
        byte[] original;
        try (InputStream stream = MutatedModelsTest.class.getResourceAsStream(file)) {
            original = stream.readAllBytes();
        }
        ModelAdmission admission = new ModelAdmission(Drafts.ACTIONS);
        assertThat(admission.check(file, original)).as("the original is good").isEmpty();
        Random random = new Random(20220908);
        int refused = 0;
        long start = System.nanoTime();
        for (int round = 0; round < ROUNDS; round++) {
            byte[] mutant = mutant(original, random);
            boolean[] bad = {false};
            assertThatCode(() -> bad[0] = admission.check(file, mutant).stream().anyMatch(Finding::isError))
                    .as("round %d", round)
                    .doesNotThrowAnyException();
            refused += bad[0] ? 1 : 0;
        }
        assertThat(refused).isBetween(ROUNDS / 4, ROUNDS);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
    }

    private static byte[] mutant(byte[] original, Random random) {
        byte[] mutant = original.clone();
        for (int change = random.nextInt(3); change >= 0; change--) {
            int at = random.nextInt(mutant.length);
            mutant = switch (random.nextInt(4)) {
                case 0 -> flipped(mutant, at, random);
                case 1 -> joined(mutant, 0, at, "", Math.min(mutant.length, at + random.nextInt(40)));
                case 2 -> joined(mutant, 0, at, "", Math.max(0, at - random.nextInt(200)));
                default -> joined(mutant, 0, at, SPLINTERS.get(random.nextInt(SPLINTERS.size())), at);
            };
        }
        return mutant;
    }

    private static byte[] flipped(byte[] bytes, int at, Random random) {
        bytes[at] = (byte) random.nextInt(256);
        return bytes;
    }

    /** From the start up to a place, a splinter, and the rest from another place: a cut, a copy or an insertion. */
    private static byte[] joined(byte[] bytes, int from, int to, String splinter, int rest) {
        byte[] middle = splinter.getBytes(StandardCharsets.UTF_8);
        byte[] joined = new byte[to - from + middle.length + bytes.length - rest];
        System.arraycopy(bytes, from, joined, 0, to - from);
        System.arraycopy(middle, 0, joined, to - from, middle.length);
        System.arraycopy(bytes, rest, joined, to - from + middle.length, bytes.length - rest);
        return joined;
    }
}
