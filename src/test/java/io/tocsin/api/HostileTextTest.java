package io.tocsin.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.util.HtmlUtils;

/** B19, B20, B38: what people write is text, wherever it comes in and wherever it is shown. */
@ExtendWith(RunningTocsin.class)
class HostileTextTest {

    /** What any of the texts would have become, had somebody calculated it. */
    private static final String EVALUATED = "5332114";

    static List<String> texts() {
        return List.of(
                "<script>alert(1)</script><img src=x onerror=alert(1)>",
                "\"><svg/onload=alert(1)>' onmouseover='alert(1)",
                "${1234*4321} #{1234*4321} {{1234*4321}} [[${1234*4321}]] __${1234*4321}__ *{1234*4321}",
                "~{layout :: page} @{/logout} <%= 1234*4321 %> ${execution.processEngineServices}",
                "\uD83D\uDEA8 \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67 na\u00EFve e\u0301 \u202Eexe.gpj\u202C",
                "'; drop table incident; -- \\u0022 &lt;b&gt; &amp;");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aHostileSummaryIsKeptAndShownLiterally(String text) {
        Case one = Case.reported(Map.of("summary", text));
        one.act("T01", "liaison", Map.of("warning_ref", text.length() > 100 ? text.substring(0, 100) : text));

        assertThat(one.task("T02", "liaison").path("state").asString()).isEqualTo("OPEN");
        assertThat(Program.of("liaison")
                        .get("/api/v1/incidents/" + one.number())
                        .text())
                .doesNotContain(EVALUATED);
        harmless(Browser.of("liaison").page("/incidents/" + one.number() + "?all=true"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void hostileAnswersAreKeptAndShownLiterally(String text) {
        Case one = Case.reported();
        String task = one.taskId("T01", "liaison");
        one.act("T01", "liaison", Map.of());
        one.act("T02", "liaison", Map.of("poc_ref", text));
        String done = Program.of("liaison")
                .incident(one.number())
                .path("tasks")
                .valueStream()
                .filter(t -> t.path("code").asString().equals("T02"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();

        assertThat(Program.of("liaison")
                        .get("/api/v1/tasks/" + done)
                        .json()
                        .at("/answers/poc_ref")
                        .asString())
                .isEqualTo(text);
        Answer page = Browser.of("liaison").page("/tasks/" + done);
        harmless(page);
        assertThat(HtmlUtils.htmlUnescape(page.text())).contains(text);
        assertThat(task).isNotEqualTo(done);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void hostileReasonsAndPayloadsAreKeptAndShownLiterally(String text) {
        Case one = Case.reported();
        Program liaison = Program.of("liaison");
        Answer corrected = liaison.put(
                "/api/v1/incidents/" + one.number() + "/anchors/received_at",
                Map.of("at", Instant.now().truncatedTo(ChronoUnit.MINUTES).toString(), "reason", text));
        assertThat(corrected.status()).as(corrected.text()).isEqualTo(204);
        Answer told = liaison.post(
                "/api/v1/incidents/" + one.number() + "/messages/M-PUBLIC-DISCLOSURE",
                Map.of("execution", text, "task", text, "headline_ref", text));
        assertThat(told.status()).as(told.text()).isEqualTo(200);
        RunningTocsin.settled();

        assertThat(liaison.timeline(one.number()))
                .anySatisfy(entry ->
                        assertThat(entry.at("/facts/reason").asString("")).isEqualTo(text));
        assertThat(liaison.get("/api/v1/incidents/" + one.number() + "/timeline")
                        .text())
                .doesNotContain(EVALUATED);
        Answer page = Browser.of("liaison").page("/incidents/" + one.number() + "?all=true");
        harmless(page);
        assertThat(HtmlUtils.htmlUnescape(page.text())).contains(text);
        one.act("T34", "comms", Map.of("line_ref", text.substring(0, Math.min(40, text.length()))));
    }

    @Test
    void aFieldNamedAsTheEnginesOwnWordsIsNoField() {
        Case one = Case.reported();
        String task = one.taskId("T01", "liaison");
        int rev = Program.of("liaison").claim(task).json().path("rev").asInt();
        for (String name : List.of("execution", "task", "__proto__", "class", "severity", "rev")) {
            Map<String, Object> values = new LinkedHashMap<>(one.answers("T01", "liaison", Map.of()));
            values.put(name, "${1234*4321}");
            Answer refused = Program.of("liaison").complete(task, rev, values);
            assertThat(refused.status()).as(name).isEqualTo(422);
            assertThat(refused.json().path("errors").path(name).asString()).isEqualTo("unknown-field");
        }
    }

    /** Severity, moments and what the playbook decides for itself are not set from outside. */
    @Test
    void aMessageDoesNotCarryWhatTocsinItselfWrites() {
        Case one = Case.reported();
        for (String name : List.of(
                "severity",
                "incident",
                "received_at",
                "closed_at",
                "max_class",
                "handling_email_mode",
                "obligations_open",
                "open_tasks",
                "Execution",
                "a.b",
                "x[0]",
                "")) {
            Answer refused = Program.of("liaison")
                    .post("/api/v1/incidents/" + one.number() + "/messages/M-ALLY-UPDATE", Map.of(name, "C0"));
            assertThat(refused.status()).as("'%s': %s", name, refused).isEqualTo(400);
        }
    }

    @Test
    void textsThatAreTooLongOrBrokenAreRefusedWithTheLimit() {
        Program liaison = Program.of("liaison");
        Answer summary = liaison.post("/api/v1/reports", Case.report(Map.of("summary", "x".repeat(10_000))));
        assertThat(summary.status()).isEqualTo(400);
        assertThat(summary.json().at("/errors/summary").asString()).isEqualTo("too-long");

        Case one = Case.reported();
        String path = "/api/v1/incidents/" + one.number();
        String now = Instant.now().toString();
        for (String reason : List.of("x".repeat(10_000), "", "   ", "a\u0000b", "a\u001B[2Jb", "\uD83D")) {
            String body = Answer.JSON.writeValueAsString(Map.of("at", now, "reason", reason));
            Answer refused = liaison.put(path + "/anchors/received_at", body.replace("\uD83D", "\\ud83d"));
            assertThat(refused.status()).as("%s: %s", reason, refused).isEqualTo(400);
        }
        assertThat(liaison.post(path + "/messages/M-ALLY-UPDATE", Map.of("note", "x".repeat(10_000)))
                        .status())
                .isEqualTo(400);
        assertThat(liaison.post(path + "/messages/M-ALLY-UPDATE", "{\"note\":\"a\\u0000b\"}")
                        .status())
                .isEqualTo(400);
        Map<String, Object> values = new LinkedHashMap<>(one.answers("T01", "liaison", Map.of()));
        String task = one.taskId("T01", "liaison");
        int rev = liaison.claim(task).json().path("rev").asInt();
        values.put("warning_ref", "x".repeat(10_000));
        Answer refused = liaison.complete(task, rev, values);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/errors/warning_ref").asString()).isEqualTo("too-long");
    }

    private static void harmless(Answer page) {
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .doesNotContain(EVALUATED, "<script>alert", "<img src=x", "<svg/onload", "onmouseover='alert");
    }
}
