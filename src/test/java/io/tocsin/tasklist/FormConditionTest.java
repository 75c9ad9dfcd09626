package io.tocsin.tasklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormConditionTest {

    @Test
    void andBindsStrongerThanOr() {
        String condition = "=a = \"1\" or b = \"1\" and c = \"1\"";

        assertThat(holds(condition, Map.of("a", "1"))).isTrue();
        assertThat(holds(condition, Map.of("b", "1"))).isFalse();
        assertThat(holds(condition, Map.of("b", "1", "c", "1"))).isTrue();
        assertThat(holds("=(a = \"1\" or b = \"1\") and c = \"1\"", Map.of("a", "1")))
                .isFalse();
    }

    @Test
    void aMissingAnswerEqualsNothing() {
        assertThat(holds("=a = \"x\"", Map.of())).isFalse();
        assertThat(holds("=a != \"x\"", Map.of())).isTrue();
        assertThat(holds("=not(a = \"x\")", Map.of())).isTrue();
    }

    @Test
    void textsMayHoldAnyCharacterButAQuote() {
        assertThat(holds("=a = \"SHA-256+SHA-512\"", Map.of("a", "SHA-256+SHA-512")))
                .isTrue();
        assertThat(holds("=a = true", Map.of("a", "true"))).isTrue();
    }

    @Test
    void everythingElseIsRefused() {
        for (String bad : List.of(
                "=",
                "=a",
                "=a = b",
                "=a > 3",
                "=f(a)",
                "=a = \"x",
                "=a = \"x\" b",
                "=(a = \"x\"",
                "=${a}",
                "=" + "(".repeat(9) + "a = \"x\"" + ")".repeat(9))) {
            assertThatThrownBy(() -> FormCondition.parse(bad)).as(bad).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static boolean holds(String condition, Map<String, String> values) {
        return FormCondition.parse(condition).holds(values);
    }
}
