package io.tocsin.architecture;

import static io.tocsin.architecture.ProductionCode.BASE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Because {@code config/application.yml} is the operators' manual. A key stands there as it is set, or with {@code #}
 * directly before it ({@code #port: 25}) where it would stand; prose has a space after its {@code #}. Directly above a
 * key a comment says what it does, its type and its default: {@code # Type: path. Default: ./config/directory.yml}, or
 * {@code Required.} instead of a default.
 */
class OperatorKeysTest {

    private static final Pattern KEY = Pattern.compile("(\\s*)#?([a-z0-9][a-z0-9-]*):(?:\\s.*)?");
    private static final Pattern PROSE = Pattern.compile("\\s*#(?:\\s.*)?");

    private final Map<String, String> documented =
            documented(ProductionCode.text(BASE.resolve("config/application.yml")));

    @Test
    void everyKeyOfTheProgramIsInTheManual() {
        assertThat(documented.keySet()).containsAll(SettingKeys.all());
    }

    @Test
    void noKeyOfTheManualIsUnknownToTheProgram() {
        assertThat(documented.keySet())
                .filteredOn(key -> key.startsWith("tocsin.") && !inside(documented.keySet(), key))
                .allSatisfy(key -> assertThat(SettingKeys.all())
                        .as(key)
                        .anyMatch(known -> key.equals(known) || key.startsWith(known + ".")));
    }

    @Test
    void everyKeyOfTheProgramIsExplained() {
        assertThat(SettingKeys.all()).isNotEmpty().allSatisfy(key -> assertThat(documented.get(key))
                .as(key)
                .containsPattern("\\w+ \\w+")
                .contains("Type:")
                .containsAnyOf("Default:", "Required."));
    }

    @Test
    void aKeyCountsWhetherItIsSetOrOnlyShown() {
        String yaml =
                """
                tocsin:
                  # The zone.
                  # Type: zone. Default: Europe/Lisbon.
                  zone: Europe/Lisbon
                  mail:
                    # note: this is prose
                    #port: 25

                    host: x
                """;
        assertThat(documented(yaml))
                .containsOnlyKeys("tocsin", "tocsin.zone", "tocsin.mail", "tocsin.mail.port", "tocsin.mail.host")
                .containsEntry("tocsin.zone", "# The zone.\n# Type: zone. Default: Europe/Lisbon.\n")
                .containsEntry("tocsin.mail.port", "# note: this is prose\n")
                .containsEntry("tocsin.mail.host", "");
    }

    private static boolean inside(Set<String> keys, String parent) {
        return keys.stream().anyMatch(key -> key.startsWith(parent + "."));
    }

    /** Full name of every key with the comment directly above it. */
    static Map<String, String> documented(String yaml) {
        Map<String, String> comments = new TreeMap<>();
        Deque<Map.Entry<Integer, String>> above = new ArrayDeque<>();
        StringBuilder comment = new StringBuilder();
        for (String line : yaml.lines().toList()) {
            Matcher key = KEY.matcher(line);
            if (PROSE.matcher(line).matches()) {
                comment.append(line.strip()).append('\n');
            } else if (key.matches()) {
                int depth = key.group(1).length();
                while (!above.isEmpty() && above.peek().getKey() >= depth) {
                    above.pop();
                }
                String parent = above.isEmpty() ? "" : above.peek().getValue() + ".";
                comments.put(parent + key.group(2), comment.toString());
                above.push(Map.entry(depth, parent + key.group(2)));
                comment.setLength(0);
            } else {
                comment.setLength(0);
            }
        }
        return comments;
    }
}
