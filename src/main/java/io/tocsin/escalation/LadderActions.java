package io.tocsin.escalation;

import io.tocsin.deadline.Deadline;
import io.tocsin.deadline.Deadlines;
import io.tocsin.engine.PlaybookAction;
import io.tocsin.escalation.LadderRows.Ladder;
import io.tocsin.shared.DomainEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The steps of {@code processes/system/deadline-ladder}. */
@Configuration(proxyBeanMethods = false)
class LadderActions {

    private record LadderAction(String name, java.util.function.Function<Call, Map<String, Object>> what)
            implements PlaybookAction {

        @Override
        public Map<String, Object> run(Call call) {
            return what.apply(call);
        }
    }

    /** Says which rung is next and when; {@code rung_now} is true when that time has come. */
    @Bean
    PlaybookAction nextRung(LadderRows rows, Deadlines deadlines, Ladders ladders, Clock clock) {
        return new LadderAction("ladder.next", call -> {
            Ladder ladder = ladder(rows, call);
            Deadline deadline = deadlines.find(ladder.deadline()).orElseThrow();
            LadderPlan plan = ladders.plan(deadline);
            Map<String, Object> next = new LinkedHashMap<>();
            Instant at = plan.nextAt(ladder.told(), ladder.lastToldAt());
            next.put("rung", plan.step(ladder.told()).rung().name());
            next.put("rung_at", at.toString());
            next.put("rung_now", !at.isAfter(clock.instant()));
            return next;
        });
    }

    /** Tells the people of the next rung and counts it as told, also when it has nobody. */
    @Bean
    PlaybookAction tellRung(LadderRows rows, Deadlines deadlines, Ladders ladders, Telling telling, Clock clock) {
        return new LadderAction("ladder.tell", call -> {
            Ladder ladder = ladder(rows, call);
            Deadline deadline = deadlines.find(ladder.deadline()).orElseThrow();
            LadderPlan.Step step = ladders.plan(deadline).step(ladder.told());
            List<String> people = telling.people(step.rung(), ladder.task(), ladder.l1(), ladder.l2());
            telling.tell(new Telling.Word(
                    ladder.incident(),
                    deadline.id(),
                    deadline.task(),
                    deadline.code(),
                    step.rung(),
                    step.turn(),
                    deadline.due(),
                    step.at(),
                    people,
                    deadline.id() + ":" + step.rung() + ":" + step.turn()));
            rows.told(deadline.id(), ladder.told() + 1, clock.instant());
            return Map.of();
        });
    }

    /** The acknowledgement's own limit passed: climbing goes on. */
    @Bean
    PlaybookAction resumeClimbing(LadderRows rows, ApplicationEventPublisher events, Clock clock) {
        return new LadderAction("ladder.resume", call -> {
            Ladder ladder = ladder(rows, call);
            rows.paused(ladder.deadline(), null, null);
            events.publishEvent(new ClimbingResumed(
                    ladder.incident(),
                    DomainEvent.SYSTEM,
                    clock.instant(),
                    ladder.deadline(),
                    ladder.task(),
                    ladder.code()));
            return Map.of();
        });
    }

    private static Ladder ladder(LadderRows rows, PlaybookAction.Call call) {
        return rows.find(String.valueOf(call.variables().get(Ladders.DEADLINE))).orElseThrow();
    }
}
