package io.tocsin.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EasterTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2022-04-17", "2023-04-09", "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16",
                "2029-04-01", "2030-04-21", "1818-03-22", "1943-04-25", "2038-04-25", "2049-04-18", "1961-04-02"
            })
    void fallsOnTheKnownDay(String known) {
        LocalDate day = LocalDate.parse(known);
        assertThat(Easter.sunday(day.getYear())).isEqualTo(day);
    }

    @Test
    void isASundayFrom22MarchTo25AprilInEveryYear() {
        assertThat(IntStream.range(1970, 2221).mapToObj(Easter::sunday)).allSatisfy(day -> {
            assertThat(day.getDayOfWeek()).isEqualTo(DayOfWeek.SUNDAY);
            assertThat(day)
                    .isBetween(
                            day.withMonth(3).withDayOfMonth(22),
                            day.withMonth(4).withDayOfMonth(25));
        });
    }
}
