package io.tocsin.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Who was asked answers, once; opening the page that asks is no answer. */
@ExtendWith(RunningTocsin.class)
class AcknowledgeTest {

    private Case late;
    private String asked;

    /** The ally told the head of government; the cabinet has written nothing down for seven hours. */
    @BeforeEach
    void theCabinetIsLate() {
        late = Case.reported(Map.of("firstRecipient", "HOG"));
        late.act("T01", "liaison", Map.of("first_recipient", "HOG"));
        late.act("T02", "liaison", Map.of()).act("T03", "duty", Map.of());
        late.act("T04", "coord", Map.of("suspected_class", "C3"));
        RunningTocsin.settled();
        Answer set = Program.of("coord")
                .put(
                        "/api/v1/incidents/" + late.number() + "/anchors/triaged_at",
                        Map.of("at", Instant.now().minus(Duration.ofHours(3)).toString(), "reason", "done on paper"));
        assertThat(set.status()).as(set.text()).isEqualTo(204);
        asked = Escalation.of(late, "T06R", "L1");
        RunningTocsin.settled();
    }

    @Test
    void onlyWhoWasAskedOrTheDelegateAnswers() {
        assertThat(raised().path("to").toString()).isEqualTo("[\"hog_cab_chief\"]");
        for (String other : List.of("coord", "liaison", "hog_cab", "duty")) {
            Answer refused = acknowledge(other);
            assertThat(refused.status()).as("%s: %s", other, refused).isEqualTo(403);
            assertThat(refused.code()).isEqualTo("not-asked");
        }
        assertThat(raised().path("acknowledgedBy").isNull()).isTrue();

        Answer answered = acknowledge("hog_cab_deputy");
        assertThat(answered.status()).as(answered.text()).isEqualTo(200);
        assertThat(answered.json().path("acknowledgedBy").asString()).isEqualTo("hog_cab_deputy");
        assertThat(answers()).singleElement().satisfies(entry -> assertThat(
                        entry.path("facts").toString())
                .contains("hog_cab_deputy", "hog_cab_chief"));
    }

    @Test
    void answeringTwiceIsAnsweringOnce() {
        Answer first = acknowledge("hog_cab_chief");
        Answer again = acknowledge("hog_cab_chief");
        Answer deputy = acknowledge("hog_cab_deputy");

        assertThat(first.status()).isEqualTo(200);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(deputy.text()).isEqualTo(first.text());
        assertThat(answers()).hasSize(1);
    }

    @Test
    void answeredAtTheSameMomentByTwoItIsRecordedOnce() {
        List<String> both = List.of("hog_cab_chief", "hog_cab_deputy");
        List<Answer> answers = AtOnce.times(20, i -> Program.of(both.get(i % 2)).post(path(), null));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        assertThat(answers).extracting(Answer::text).containsOnly(answers.get(0).text());
        assertThat(answers()).hasSize(1);
    }

    /** The clock runs on, the ladder waits: it climbs again later, not now. */
    @Test
    void anAnswerStopsTheSilenceAndNotTheDeadline() {
        String due = late.task("T06R", "coord").path("due").asString();
        acknowledge("hog_cab_chief");
        RunningTocsin.settled();
        int told = escalations();

        assertThat(late.task("T06R", "coord").path("due").asString()).isEqualTo(due);
        JsonNode deadline = Program.of("coord")
                .incident(late.number())
                .path("deadlines")
                .valueStream()
                .filter(d -> d.path("code").asString().equals("T06R"))
                .findFirst()
                .orElseThrow();
        assertThat(deadline.path("state").asString()).isEqualTo("RUNNING");
        Instant resumes = Instant.parse(answers().get(0).at("/facts/resumesAt").asString());
        assertThat(resumes).isAfter(Instant.now());
        assertThat(Browser.of("hog_cab_chief").page("/escalations/" + asked).status())
                .isEqualTo(200);
        assertThat(escalations()).isEqualTo(told);
    }

    @Test
    void openingThePageChangesNothing() {
        List<JsonNode> before = happened();
        Browser chief = Browser.of("hog_cab_chief");
        for (int i = 0; i < 3; i++) {
            Answer page = chief.page("/escalations/" + asked);
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.text()).contains("/escalations/" + asked + "/acknowledge");
        }
        assertThat(chief.page("/escalations/" + asked + "/acknowledge").status())
                .isIn(404, 405);
        assertThat(raised().path("acknowledgedBy").isNull()).isTrue();
        assertThat(happened()).isEqualTo(before);

        Answer pressed = chief.send("/escalations/" + asked + "/acknowledge", Map.of());
        assertThat(pressed.status()).isEqualTo(302);
        assertThat(raised().path("acknowledgedBy").asString()).isEqualTo("hog_cab_chief");
    }

    @Test
    void doingTheTaskLeavesNothingToAnswer() {
        late.act("T06R", "hog_cab", Map.of());
        RunningTocsin.settled();
        Answer answer = acknowledge("hog_cab_chief");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("task-already-completed");
    }

    private Answer acknowledge(String person) {
        return Program.of(person).post(path(), null);
    }

    private String path() {
        return "/api/v1/escalations/" + asked + "/acknowledge";
    }

    private JsonNode raised() {
        return Program.of("coord")
                .incident(late.number())
                .path("escalations")
                .valueStream()
                .filter(escalation -> escalation.path("id").asString().equals(asked))
                .findFirst()
                .orElseThrow();
    }

    /** What was done in the case; mails leave on their own time. */
    private List<JsonNode> happened() {
        return Program.of("coord").timeline(late.number()).stream()
                .filter(entry -> !entry.path("kind").asString().startsWith("mail-"))
                .map(entry -> entry.path("facts"))
                .toList();
    }

    private int escalations() {
        return Program.of("coord").incident(late.number()).path("escalations").size();
    }

    private List<JsonNode> answers() {
        return Program.of("coord").timeline(late.number()).stream()
                .filter(entry -> entry.path("kind").asString().equals("escalation-acknowledged"))
                .toList();
    }
}
