package io.tocsin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How late the engine is, in which order it acts, and what a restart changes about that. */
class PunctualTimersTest {

    private static final String ASLEEP = "tocsin.engine.job-executor=false";

    private final String database = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";

    @Test
    void anIdleSystemIsAtMostASecondLate() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        try (EngineRoom room = new EngineRoom(database)) {
            // Long enough for the engine's poll to have reached its widest step.
            Instant quiet = room.now().plusSeconds(2);
            List<Integer> phases = IntStream.range(0, 20)
                    .mapToObj(i -> i * 250 + random.nextInt(250))
                    .toList();
            phases.forEach(phase -> room.face(Timers.class).set("t", "" + phase, null, quiet.plusMillis(phase)));

            await().atMost(Duration.ofSeconds(15))
                    .until(() -> room.notes().fired.size() == 20);
            report("wake-ups, idle (seed " + seed + ")", late(room));
            assertThat(late(room)).allMatch(millis -> millis >= 0 && millis <= 1000);
            // The poll alone would be a quarter of a second late on average: the bell is what makes the difference.
            assertThat(late(room).stream().sorted().toList().get(10)).isLessThan(100);
        }
    }

    @Test
    void aTimerDrawnInAModelIsJustAsPunctual() {
        List<Instant> created = new ArrayList<>();
        List<Long> late = new ArrayList<>();
        try (EngineRoom room = new EngineRoom(database)) {
            room.deploy(Model.process(
                    "timed",
                    "<bpmn:startEvent id=\"start\"/>" + Model.flow("start", "wait")
                            + "<bpmn:intermediateCatchEvent id=\"wait\"><bpmn:timerEventDefinition><bpmn:timeDate"
                            + " xsi:type=\"bpmn:tFormalExpression\">${at}</bpmn:timeDate></bpmn:timerEventDefinition>"
                            + "</bpmn:intermediateCatchEvent>" + Model.flow("wait", "then") + Model.task("then")));
            for (int i = 0; i < 10; i++) {
                Instant due = room.now().plusMillis(1500 + i * 333);
                created.add(due);
                room.face(ProcessRuntime.class).start("timed", "case-" + i, Map.of("at", due.toString()));
            }
            await().atMost(Duration.ofSeconds(15))
                    .until(() -> room.notes().created.size() == 10);
            for (HumanTask task : room.notes().created) {
                Instant due = created.get(Integer.parseInt(task.incident().substring(5)));
                late.add(Duration.between(due, task.created()).toMillis());
            }
        }
        report("timers of a model", late);
        assertThat(late).allMatch(millis -> millis >= 0 && millis <= 1000);
    }

    @Test
    void aSoonerTimerIsNotHeldUpByALaterOne() {
        try (EngineRoom room = new EngineRoom(database)) {
            room.face(Timers.class).set("t", "later", null, room.now().plusSeconds(3600));
            String moved =
                    room.face(Timers.class).set("t", "moved", null, room.now().plusSeconds(1800));
            room.face(Timers.class).set("t", "sooner", null, room.now().plusMillis(900));
            room.face(Timers.class).move(moved, room.now().plusMillis(1200));

            await().until(() -> room.notes().fired.size() == 2);
            assertThat(room.notes().fired).extracting(TimerFired::reference).containsExactly("sooner", "moved");
            assertThat(late(room)).allMatch(millis -> millis >= 0 && millis <= 1000);
        }
    }

    @Test
    void whatFellDueWhileNobodyRanIsActedOnInOrderAtTheStart() {
        List<Integer> minutes =
                new ArrayList<>(IntStream.rangeClosed(1, 30).boxed().toList());
        Collections.shuffle(minutes, new Random(7));
        try (EngineRoom before = new EngineRoom(database, ASLEEP)) {
            Instant now = before.now();
            minutes.forEach(ago ->
                    before.face(Timers.class).set("t", "" + ago, "one incident", now.minus(Duration.ofMinutes(ago))));
            assertThat(before.notes().fired).isEmpty();
        }
        try (EngineRoom after = new EngineRoom(database)) {
            Instant started = after.now();
            await().until(() -> after.notes().fired.size() == 30);
            assertThat(Duration.between(started, after.notes().firedAt.get(0))).isLessThan(Duration.ofSeconds(1));
            assertThat(after.notes().fired)
                    .extracting(TimerFired::due)
                    .isSorted()
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void whatThisNodeHeldWhenItDiedIsTakenUpAtOnce() {
        try (EngineRoom before = new EngineRoom(database, ASLEEP)) {
            List.of("mine", "anothers").forEach(reference -> before.face(Timers.class)
                    .set("t", reference, null, before.now().minusSeconds(1)));
            hold(before, "mine", "node-1:1700000000000");
            hold(before, "anothers", "node-11:1700000000000");
        }
        try (EngineRoom after = new EngineRoom(database)) {
            after.face(Timers.class).set("t", "afterwards", null, after.now().plusMillis(1500));

            await().until(() -> after.notes().fired.size() == 2);
            assertThat(after.notes().fired).extracting(TimerFired::reference).containsExactly("mine", "afterwards");
        }
    }

    @Test
    void aRoomThatIsAsleepActsOnNothing() {
        try (EngineRoom asleep = new EngineRoom(database, ASLEEP);
                EngineRoom awake = new EngineRoom(database, "tocsin.engine.node=node-2")) {
            asleep.face(Timers.class).set("t", "due", null, asleep.now());

            await().until(() -> awake.notes().fired.size() == 1);
            assertThat(asleep.notes().fired).isEmpty();
        }
    }

    private static void hold(EngineRoom room, String reference, String owner) {
        int held = room.face(JdbcClient.class)
                .sql("update ACT_RU_JOB set LOCK_OWNER_ = ?, LOCK_EXP_TIME_ = dateadd('MINUTE', 5, now())"
                        + " where HANDLER_CFG_ like ?")
                .params(owner, "t|" + reference + "|%")
                .update();
        assertThat(held).isEqualTo(1);
    }

    private static List<Long> late(EngineRoom room) {
        return IntStream.range(0, room.notes().fired.size())
                .mapToObj(i -> Duration.between(
                                room.notes().fired.get(i).due(),
                                room.notes().firedAt.get(i))
                        .toMillis())
                .toList();
    }

    private static void report(String what, List<Long> late) {
        List<Long> sorted = late.stream().sorted().toList();
        System.out.printf(
                "Lateness of %s: p50 %d ms, p99 %d ms over %d%n",
                what, sorted.get(sorted.size() / 2), sorted.get(sorted.size() - 1), sorted.size());
    }
}
