package io.tocsin.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DurationSpecTest {

    @Test
    void everySeverityHasItsOwnOrTheOthersDuration() {
        DurationSpec spec = DurationSpec.parse("S5=PT1H; S4=PT2H; *=PT6H");
        assertThat(spec.durationFor("S5")).isEqualTo("PT1H");
        assertThat(spec.durationFor("S4")).isEqualTo("PT2H");
        assertThat(spec.durationFor("S3")).isEqualTo("PT6H");
        assertThat(spec.durationFor("S0")).isEqualTo("PT6H");
    }

    @Test
    void anUnratedCaseHasTheOthersDuration() {
        assertThat(DurationSpec.parse("S5=PT1H;*=PT6H").durationFor(null)).isEqualTo("PT6H");
    }

    @Test
    void onePlainDurationIsForAll() {
        assertThat(DurationSpec.parse(" PT1H ").durationFor("S2")).isEqualTo("PT1H");
    }

    @Test
    void allSixSeveritiesNeedNoOthers() {
        DurationSpec spec = DurationSpec.parse("S0=P1D;S1=P1D;S2=P1D;S3=P1D;S4=PT2H;S5=PT1H;");
        assertThat(spec.durationFor("S0")).isEqualTo("P1D");
        assertThatThrownBy(() -> spec.durationFor("S9"))
                .isInstanceOf(DurationRefused.class)
                .hasMessageContaining("S9");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "soon",
                "S5=PT1H",
                "S5=PT1H; S5=PT2H; *=PT6H",
                "S6=PT1H; *=PT6H",
                "S5=PT1H; *",
                "S5==PT1H; *=PT6H",
                "S5=; *=PT6H",
                "=PT1H; *=PT6H",
                "S5=PT1H;; *=PT6H",
                "*=PT6H; *=PT1H",
                "S5=PT-1H; *=PT6H",
                "s5=PT1H; *=PT6H",
                "S5=P21Y; *=PT6H",
                "S5=PT1H, *=PT6H"
            })
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> DurationSpec.parse(text)).isInstanceOf(DurationRefused.class);
    }

    @Test
    void nothingIsRefusedToo() {
        assertThatThrownBy(() -> DurationSpec.parse(null)).isInstanceOf(DurationRefused.class);
    }
}
