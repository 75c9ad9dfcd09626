package io.tocsin.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormCheckTest {

    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private static final Form FORM = FormReader.read(
            """
            {"id": "f", "components": [
              {"type": "radio", "key": "outcome", "values": [{"value": "sent"}, {"value": "other"}]},
              {"type": "group", "label": "G", "conditional": {"hide": "=outcome = \\"other\\""}, "components": [
                {"type": "textfield", "key": "ref", "validate": {"required": true, "maxLength": 20}}]},
              {"type": "textfield", "key": "after", "conditional": {"hide": "=ref != \\"deep\\""}},
              {"type": "textarea", "key": "words"},
              {"type": "textarea", "key": "items", "properties": {"list": "true"}},
              {"type": "number", "key": "count", "validate": {"min": 1, "max": 1000}},
              {"type": "number", "key": "any"},
              {"type": "checkbox", "key": "tick"},
              {"type": "checklist", "key": "marks", "values": [{"value": "NATO"}, {"value": "EU"}]},
              {"type": "datetime", "subtype": "datetime", "key": "at"},
              {"type": "datetime", "subtype": "date", "key": "day"},
              {"type": "textfield", "key": "hash", "validate": {"minLength": 4, "pattern": "^[0-9a-f]+$"}}]}
            """);

    @Test
    void browserTextsBecomeValues() {
        Map<String, Object> values = accepted(
                "ref", " 2022/CTR/0153 ",
                "items", "one\r\n\r\n two ",
                "count", "12",
                "any", "-1,5",
                "tick", "true",
                "marks", List.of("NATO", "EU"),
                "at", "2026-11-24T14:30",
                "day", "2026-02-28");

        assertThat(values)
                .containsEntry("ref", "2022/CTR/0153")
                .containsEntry("items", List.of("one", "two"))
                .containsEntry("count", 12L)
                .containsEntry("any", -1.5)
                .containsEntry("tick", true)
                .containsEntry("marks", List.of("NATO", "EU"))
                .containsEntry("at", "2026-11-24T14:30:00Z")
                .containsEntry("day", "2026-02-28")
                .doesNotContainKeys("words", "outcome");
    }

    @Test
    void jsonValuesBecomeTheSame() {
        Map<String, Object> values = accepted(
                "ref",
                "x",
                "items",
                List.of("one", " two"),
                "count",
                12,
                "any",
                1.0e10,
                "tick",
                false,
                "marks",
                List.of("EU"),
                "at",
                "2026-07-01T12:00:00+02:00");

        assertThat(values)
                .containsEntry("items", List.of("one", "two"))
                .containsEntry("count", 12L)
                .containsEntry("any", 10_000_000_000L)
                .containsEntry("tick", false)
                .containsEntry("marks", List.of("EU"))
                .containsEntry("at", "2026-07-01T10:00:00Z");
    }

    @Test
    void localTimesAreMeantInThePersonsZone() {
        assertThat(accepted("ref", "x", "at", "2026-07-01T12:00")).containsEntry("at", "2026-07-01T11:00:00Z");
    }

    @Test
    void anUntickedBoxIsAnAnswer() {
        assertThat(accepted("ref", "x")).containsEntry("tick", false);
    }

    @Test
    void aHiddenFieldIsNotAskedAndItsValueIsDropped() {
        Map<String, Object> values = accepted("outcome", "other", "ref", "deep", "after", "stale");

        assertThat(values).doesNotContainKeys("ref", "after");
    }

    @Test
    void aShownRequiredFieldIsMissed() {
        assertThat(errors("outcome", "sent", "ref", "  ")).containsExactly(Map.entry("ref", "required"));
    }

    @Test
    void unknownFieldsAreErrors() {
        assertThat(errors("ref", "x", "execution", "boo")).containsEntry("execution", "unknown-field");
    }

    @Test
    void textsThatLookLikeCodeAreKeptAsTheyAre() {
        for (String text : List.of(
                "${7*7}",
                "#{7*7}",
                "{{7*7}}",
                "[[${7*7}]]",
                "__${7*7}__",
                "<script>alert(1)</script>",
                "' or 1=1 --",
                "👩‍👩‍👧 \u202eabc",
                "=SUM(A1)")) {
            assertThat(accepted("ref", "x", "words", text)).as(text).containsEntry("words", text);
        }
    }

    @Test
    void lengthIsCountedInCharactersAsPeopleCountThem() {
        assertThat(accepted("ref", "😀".repeat(20))).containsKey("ref");
        assertThat(errors("ref", "a".repeat(21))).containsEntry("ref", "too-long");
        assertThat(errors("ref", "x", "words", "a".repeat(10_000))).containsEntry("words", "too-long");
        assertThat(errors("ref", "x", "hash", "abc")).containsEntry("hash", "too-short");
        assertThat(errors("ref", "x", "hash", "wxyz")).containsEntry("hash", "pattern");
    }

    @Test
    void controlCharactersAndBrokenTextAreRefused() {
        for (String text : List.of("a\u0000b", "a\u001bb", "a\ud800b", "a\rb")) {
            assertThat(errors("ref", "x", "words", text)).containsEntry("words", "control-characters");
        }
        assertThat(errors("ref", "two\nlines")).containsEntry("ref", "control-characters");
    }

    @Test
    void numbersMustBeFiniteAndSane() {
        for (String bad : List.of("NaN", "Infinity", "0x10", "1 000", "١٢", "1e999", "--1", "9".repeat(30))) {
            assertThat(errors("ref", "x", "any", bad)).as(bad).containsKey("any");
        }
        assertThat(errors("ref", "x", "any", Double.NaN)).containsEntry("any", "not-a-number");
        assertThat(errors("ref", "x", "any", 1e300)).containsKey("any");
        assertThat(errors("ref", "x", "count", 0)).containsEntry("count", "too-small");
        assertThat(errors("ref", "x", "count", "1001")).containsEntry("count", "too-large");
    }

    @Test
    void impossibleTimesAreRefused() {
        assertThat(errors("ref", "x", "at", "2026-03-29T01:30")).containsEntry("at", "skipped-hour");
        assertThat(errors("ref", "x", "at", "2026-11-24T23:59:60")).containsEntry("at", "not-a-moment");
        assertThat(errors("ref", "x", "at", "0000-01-01T00:00")).containsEntry("at", "out-of-range");
        assertThat(errors("ref", "x", "at", "9999-12-31T23:59:59Z")).containsEntry("at", "out-of-range");
        assertThat(errors("ref", "x", "at", "+292000000-01-01T00:00:00Z")).containsKey("at");
        assertThat(errors("ref", "x", "at", "2026-11-24T10:00[../../x]")).containsEntry("at", "not-a-moment");
        assertThat(errors("ref", "x", "day", "2026-02-30")).containsEntry("day", "not-a-date");
    }

    @Test
    void theHourThatComesTwiceIsTheFirstOne() {
        assertThat(accepted("ref", "x", "at", "2026-10-25T01:30")).containsEntry("at", "2026-10-25T00:30:00Z");
    }

    @Test
    void choicesOutsideTheListAreRefused() {
        assertThat(errors("outcome", "SENT", "ref", "x")).containsEntry("outcome", "not-an-option");
        assertThat(errors("ref", "x", "marks", List.of("EU", "XX"))).containsEntry("marks", "not-an-option");
        assertThat(errors("ref", "x", "tick", "maybe")).containsEntry("tick", "not-an-option");
    }

    @Test
    void nestedJsonIsNoAnswer() {
        assertThat(errors("ref", Map.of("a", 1))).containsEntry("ref", "not-text");
        assertThat(errors("ref", List.of("a", "b"))).containsEntry("ref", "not-text");
        assertThat(errors("ref", "x", "marks", Arrays.asList(List.of("EU")))).containsEntry("marks", "not-text");
    }

    private static Map<String, Object> accepted(Object... sent) {
        FormCheck.Result result = new FormCheck(LISBON).check(FORM, map(sent));
        assertThat(result).isInstanceOf(FormCheck.Accepted.class);
        return ((FormCheck.Accepted) result).values();
    }

    private static Map<String, String> errors(Object... sent) {
        FormCheck.Result result = new FormCheck(LISBON).check(FORM, map(sent));
        assertThat(result).isInstanceOf(FormCheck.Rejected.class);
        return ((FormCheck.Rejected) result).errors();
    }

    private static Map<String, Object> map(Object... sent) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < sent.length; i += 2) {
            map.put((String) sent[i], sent[i + 1]);
        }
        return map;
    }
}
