package io.tocsin.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** B45, B46, B47: a task is done once, by the one who has it, as it stands now. */
@ExtendWith(RunningTocsin.class)
class TaskRightsTest {

    @Test
    void aTaskOfAnotherGroupIsNeitherTakenNorDone() {
        Case opened = Case.reported();
        opened.act("T01", "duty", Map.of());
        String task = opened.taskId("T02", "liaison");
        Program duty = Program.of("duty");

        Answer taken = duty.claim(task);
        assertThat(taken.status()).isEqualTo(403);
        assertThat(taken.code()).isEqualTo("task-of-other-group");
        Answer done = duty.complete(task, rev(task), opened.answers("T02", "duty", Map.of()));
        assertThat(done.status()).isEqualTo(403);
        assertThat(done.code()).isEqualTo("task-not-yours");

        Program.of("liaison").claim(task);
        Answer over = duty.complete(task, rev(task), opened.answers("T02", "duty", Map.of()));
        assertThat(over.status()).isEqualTo(403);
        assertThat(opened.task("T02", "liaison").path("assignee").asString()).isEqualTo("liaison");
    }

    @Test
    void whatNobodyHasTakenCannotBeDone() {
        Case opened = Case.reported();
        String task = opened.taskId("T01", "liaison");
        Answer done = Program.of("liaison").complete(task, rev(task), opened.answers("T01", "liaison", Map.of()));

        assertThat(done.status()).isEqualTo(403);
        assertThat(done.code()).isEqualTo("task-not-yours");
        assertThat(opened.task("T01", "liaison").path("state").asString()).isEqualTo("OPEN");
    }

    @Test
    void doneAtTheSameMomentByAHundredItIsDoneOnce() {
        Case opened = Case.reported();
        String task = opened.taskId("T01", "liaison");
        Program liaison = Program.of("liaison");
        int rev = liaison.claim(task).json().path("rev").asInt();
        Map<String, Object> values = opened.answers("T01", "liaison", Map.of());

        List<Answer> answers = AtOnce.times(100, i -> liaison.complete(task, rev, values));

        assertThat(answers).filteredOn(answer -> answer.status() == 204).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 204)
                .hasSize(99)
                .allSatisfy(late -> {
                    assertThat(late.status()).isEqualTo(409);
                    assertThat(late.code()).isEqualTo("task-already-completed");
                    assertThat(late.json().path("by").asString()).isEqualTo("liaison");
                    assertThat(Instant.parse(late.json().path("at").asString())).isBeforeOrEqualTo(Instant.now());
                    assertThat(late.json().path("detail").asString()).contains("already completed by liaison at ");
                });
        assertThat(liaison.timeline(opened.number()).stream()
                        .filter(entry -> entry.path("kind").asString().equals("task-completed")))
                .hasSize(1);
        assertThat(tasks(opened).filter(code -> code.equals("T02"))).hasSize(1);
    }

    @Test
    void takenAtTheSameMomentItBelongsToOne() {
        Case opened = Case.reported();
        String task = opened.taskId("T01", "liaison");
        List<String> people = List.of("liaison", "liaison2", "duty", "duty2");

        List<Answer> answers =
                AtOnce.times(40, i -> Program.of(people.get(i % 4)).claim(task));

        String owner = opened.task("T01", "liaison").path("assignee").asString();
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(10);
        assertThat(answers).filteredOn(answer -> answer.status() != 200).allSatisfy(late -> {
            assertThat(late.status()).isEqualTo(409);
            assertThat(late.code()).isEqualTo("task-taken-by-another");
            assertThat(late.json().path("by").asString()).isEqualTo(owner);
        });
    }

    @Test
    void aStaleFormIsAskedToLoadAgain() {
        Case opened = Case.reported();
        String task = opened.taskId("T01", "liaison");
        Program liaison = Program.of("liaison");
        int stale = liaison.claim(task).json().path("rev").asInt();
        liaison.release(task);
        int current = liaison.claim(task).json().path("rev").asInt();
        Map<String, Object> values = opened.answers("T01", "liaison", Map.of());

        Answer refused = liaison.complete(task, stale, values);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("task-changed");
        assertThat(refused.json().path("rev").asInt()).isEqualTo(current);
        assertThat(refused.json().path("detail").asString()).contains("Load it again");
        assertThat(liaison.complete(task, current, values).status()).isEqualTo(204);
    }

    @Test
    void onlyItsOwnerGivesATaskBack() {
        Case opened = Case.reported();
        String task = opened.taskId("T01", "liaison");
        Program.of("liaison").claim(task);

        assertThat(Program.of("liaison2").release(task).code()).isEqualTo("task-not-yours");
        Answer released = Program.of("liaison").release(task);
        assertThat(released.status()).isEqualTo(200);
        assertThat(released.json().path("assignee").isNull()).isTrue();
        assertThat(Program.of("liaison").release(task).status()).isEqualTo(403);
        assertThat(Program.of("liaison2").claim(task).status()).isEqualTo(200);
    }

    @Test
    void whoDraftsTheReferralDoesNotReleaseIt() {
        Case opened = Case.reported().triaged();
        assertThat(Program.of("coord")
                        .put(
                                "/api/v1/incidents/" + opened.number() + "/anchors/crime_grounds_at",
                                Map.of("at", Instant.now().toString(), "reason", "Opinion of the legal adviser"))
                        .status())
                .isEqualTo(204);
        RunningTocsin.settled();
        opened.act("T20", "two_hats", Map.of()).act("T21", "evid", Map.of());
        RunningTocsin.settled();
        String review = opened.taskId("T22", "release");

        Answer refused = Program.of("two_hats").claim(review);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("segregation");
        assertThat(Program.of("release").claim(review).status()).isEqualTo(200);
    }

    @Test
    void theAffectedUnitDoesNotReviewItself() {
        Case opened = Case.reported().triaged();
        String review = opened.taskId("T16", "min_review");

        Answer refused = Program.of("own_judge").claim(review);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("segregation");
    }

    @Test
    void answersThatDoNotFitTheFormAreNamedAndMoveNothing() {
        Case opened = Case.reported();
        String task = opened.taskId("T01", "liaison");
        int rev = Program.of("liaison").claim(task).json().path("rev").asInt();
        Answer refused = Program.of("liaison")
                .complete(task, rev, Map.of("pap", "PURPLE", "received_at", "yesterday", "execution", "x"));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("form-invalid");
        JsonNode errors = refused.json().path("errors");
        assertThat(errors.path("pap").asString()).isEqualTo("not-an-option");
        assertThat(errors.path("received_at").asString()).isEqualTo("not-a-moment");
        assertThat(errors.path("warning_ref").asString()).isEqualTo("required");
        assertThat(errors.path("execution").asString()).isEqualTo("unknown-field");
        assertThat(opened.task("T01", "liaison").path("rev").asInt()).isEqualTo(rev);
    }

    private int rev(String task) {
        return Program.of("liaison")
                .get("/api/v1/tasks/" + task)
                .json()
                .at("/task/rev")
                .asInt();
    }

    private static Stream<String> tasks(Case one) {
        return Program.of("liaison")
                .incident(one.number())
                .path("tasks")
                .valueStream()
                .map((JsonNode task) -> task.path("code").asString());
    }
}
