package io.tocsin.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarsFileTest {

    private static final String FIXED = "workdays-pt:\n  fixed:\n    - {date: '12-25', en: Christmas, pt: Natal}\n";

    @TempDir
    Path folder;

    @Test
    void aSingleDayCanBeAdded() throws IOException {
        Calendars calendars = read(FIXED + "  extra:\n    - {date: '2027-02-09', en: Carnival, pt: Carnaval}\n");
        assertThat(calendars.workday(LocalDate.parse("2027-02-09"))).isFalse();
        assertThat(calendars.workday(LocalDate.parse("2028-02-09"))).isTrue();
    }

    @Test
    void aHolidayOf29FebruaryIsThereInLeapYearsOnly() throws IOException {
        Calendars calendars = read(FIXED.replace("12-25", "02-29"));
        assertThat(calendars.workday(LocalDate.parse("2028-02-29"))).isFalse();
        assertThat(calendars.workday(LocalDate.parse("2027-03-01"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "holidays: []",
                "workdays-pt: {fixed: []}",
                "workdays-pt: {fixed: [{date: '13-45', en: A, pt: B}]}",
                "workdays-pt: {fixed: [{date: '02-30', en: A, pt: B}]}",
                "workdays-pt: {fixed: [{date: '12-25', en: A}]}",
                "workdays-pt: {fixed: [{en: A, pt: B}]}",
                "workdays-pt: {fixed: [{date: '12-25', en: A, pt: B}, {date: '12-25', en: A, pt: B}]}",
                "workdays-pt: {fixed: [{date: '12-25', en: A, pt: B, sunday: true}]}",
                "workdays-pt: {fixed: [{date: '12-25', en: A, pt: B}], easter: [{offset: 999, en: A, pt: B}]}",
                "workdays-pt: {fixed: [{date: '12-25', en: A, pt: B}], easter: [{offset: x, en: A, pt: B}]}",
                "workdays-pt: {fixed: [{date: '12-25', en: A, pt: B}], easter: [{en: A, pt: B}]}",
                "workdays-pt: {fixed: [{date: '12-25', en: A, pt: B}], extra: [{date: '2027-02-30', en: A, pt: B}]}"
            })
    void aFileThatIsNotUnderstoodIsRefusedInOneLineWithItsName(String yaml) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(CalendarsRefused.class)
                .hasMessageContaining("calendars.yml")
                .satisfies(e -> assertThat(e.getMessage()).hasLineCount(1));
    }

    private Calendars read(String yaml) throws IOException {
        return CalendarsFixture.of(Files.writeString(folder.resolve("calendars.yml"), yaml));
    }
}
