package io.tocsin.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class CanonicalJsonTest {

    @Test
    void orderOfAMapOrSetDoesNotMatter() {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("b", Map.of("z", 1, "y", 2));
        one.put("a", new LinkedHashSet<>(List.of("q", "p")));
        Map<String, Object> other = new LinkedHashMap<>();
        other.put("a", new LinkedHashSet<>(List.of("p", "q")));
        other.put("b", new LinkedHashMap<>(Map.of("y", 2, "z", 1)));
        assertThat(CanonicalJson.of(one))
                .isEqualTo(CanonicalJson.of(other))
                .isEqualTo("{\"a\":[\"p\",\"q\"],\"b\":{\"y\":2,\"z\":1}}");
    }

    @Test
    void orderOfAListMatters() {
        assertThat(CanonicalJson.of(List.of("q", "p"))).isEqualTo("[\"q\",\"p\"]");
    }

    @Test
    void oneNumberHasOneSpelling() {
        assertThat(CanonicalJson.of(Arrays.asList(1, 1L, 1.0, new BigDecimal("1.00"), 0.5, 1e21, -0.0, 100)))
                .isEqualTo("[1,1,1,1,0.5,1000000000000000000000,0,100]");
    }

    @Test
    void timesEnumsAndNothingArePlain() {
        assertThat(CanonicalJson.of(Arrays.asList(Instant.EPOCH, Thread.State.NEW, null, true)))
                .isEqualTo("[\"1970-01-01T00:00:00Z\",\"NEW\",null,true]");
    }

    @Test
    void anyJsonReaderReadsItBack() {
        Map<String, Object> facts =
                Map.of("t", "\"\\\u0000\n\u2028é\ud83d\udd14</script>", "n", -12.25, "l", List.of());
        assertThat(JsonMapper.builder().build().readValue(CanonicalJson.of(facts), Map.class))
                .isEqualTo(facts);
    }

    @Test
    void whatHasNoStableSpellingIsRefused() {
        assertThatThrownBy(() -> CanonicalJson.of(Map.of("thing", new Object())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("java.lang.Object");
        assertThatThrownBy(() -> CanonicalJson.of(Double.NaN)).isInstanceOf(NumberFormatException.class);
    }
}
