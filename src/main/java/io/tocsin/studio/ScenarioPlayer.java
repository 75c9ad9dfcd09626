package io.tocsin.studio;

import io.tocsin.escalation.Escalations;
import io.tocsin.escalation.Rung;
import io.tocsin.incident.Incidents;
import io.tocsin.incident.Report;
import io.tocsin.shared.Refusal;
import io.tocsin.tasklist.InboxTask;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Plays a scenario step by step: moves the clock, lets what is due happen, lets people act, and checks. */
@Component
@Profile("scenario")
class ScenarioPlayer implements Scenarios {

    private static final Set<String> WORDS = Set.of(
            "at",
            "after",
            "down-until",
            "as",
            "do",
            "with",
            "refuse",
            "because",
            "deliver",
            "anchor",
            "to",
            "reason",
            "acknowledge",
            "rung",
            "report-again",
            "play",
            "delay",
            "silent",
            "expect",
            "refuse-message",
            "claim",
            "release");

    private final StageClock clock;
    private final Incidents incidents;
    private final Escalations escalations;
    private final Cast cast;
    private final StageView stage;
    private final EmptyStage empty;
    private final JsonMapper json;

    ScenarioPlayer(
            StageClock clock,
            Incidents incidents,
            Escalations escalations,
            Cast cast,
            StageView stage,
            EmptyStage empty,
            JsonMapper json) {
        this.clock = clock;
        this.incidents = incidents;
        this.escalations = escalations;
        this.cast = cast;
        this.stage = stage;
        this.empty = empty;
        this.json = json;
    }

    @Override
    public Result play(Path file) {
        try {
            return play(Scenario.read(file));
        } catch (JacksonException | IllegalArgumentException | DateTimeException unreadable) {
            return new Result(
                    file.getFileName().toString(),
                    List.of("The story cannot be read: " + unreadable.getMessage()),
                    List.of(),
                    Map.of(),
                    Map.of());
        } finally {
            clock.release();
        }
    }

    private Result play(Scenario scenario) {
        List<String> failures = new ArrayList<>();
        empty.prepare();
        clock.move(scenario.start());
        Map<String, Object> report = new LinkedHashMap<>(scenario.report());
        report.computeIfPresent(
                "receivedAt", (key, at) -> Scenario.moment(at, scenario.start()).toString());
        report.putIfAbsent("exercise", false);
        String incident = incidents
                .open(json.convertValue(report, Report.class), scenario.reportedBy())
                .incident()
                .id();
        int number = 0;
        for (Map<String, Object> step : scenario.story()) {
            number++;
            try {
                step(scenario, incident, step, failures);
            } catch (RuntimeException trouble) {
                failures.add(
                        "step " + number + " " + step.keySet() + " at " + clock.now() + ": " + trouble.getMessage());
                break;
            }
        }
        Map<String, Set<String>> visited = stage.visited(incident);
        return new Result(
                scenario.name(),
                failures,
                stage.timeline(incident).stream().map(TimelineLine::of).toList(),
                visited,
                stage.drawn(visited.keySet()));
    }

    private void step(Scenario scenario, String incident, Map<String, Object> step, List<String> failures) {
        step.keySet().stream().filter(word -> !WORDS.contains(word)).forEach(word -> {
            throw new IllegalArgumentException("'" + word + "' is no word of a step");
        });
        if (step.containsKey("at")) {
            clock.advance(Scenario.moment(step.get("at"), scenario.start()));
        }
        if (step.containsKey("after")) {
            clock.advance(clock.now().plus(Duration.parse(step.get("after").toString())));
        }
        if (step.containsKey("down-until")) {
            clock.down(Scenario.moment(step.get("down-until"), scenario.start()));
        }
        String as = step.containsKey("as") ? step.get("as").toString() : null;
        if (step.containsKey("do")) {
            for (String code : Scenario.texts(step.get("do"))) {
                InboxTask task = cast.oldest(incident, code);
                cast.doTask(task, as, Answers.of(scenario, task.code(), step, clock.now()));
                clock.settle();
            }
        }
        if (step.containsKey("claim")) {
            Scenario.texts(step.get("claim")).forEach(code -> cast.claim(incident, code, as));
        }
        if (step.containsKey("release")) {
            Scenario.texts(step.get("release")).forEach(code -> cast.release(incident, code, as));
        }
        if (step.containsKey("refuse")) {
            refused(scenario, incident, step, as, failures);
        }
        if (step.containsKey("refuse-message")) {
            refusedMessage(incident, step, as, failures);
        }
        if (step.containsKey("deliver")) {
            incidents.deliver(
                    incident,
                    step.get("deliver").toString(),
                    Answers.moments(scenario, Scenario.map(step.get("with")), clock.now()),
                    as);
            clock.settle();
        }
        if (step.containsKey("anchor")) {
            incidents.setAnchor(
                    incident,
                    step.get("anchor").toString(),
                    Scenario.moment(step.get("to"), scenario.start()),
                    String.valueOf(step.get("reason")),
                    as);
            clock.settle();
        }
        if (step.containsKey("acknowledge")) {
            acknowledge(incident, step, as);
        }
        if (step.containsKey("report-again")) {
            another(scenario, step);
        }
        if (step.containsKey("play")) {
            play(scenario, incident, step);
        }
        clock.settle();
        if (step.containsKey("expect")) {
            new Expectations(stage, incidents.get(incident), incidents.anchors(incident), clock.now(), scenario.start())
                    .check(Scenario.map(step.get("expect")), failures);
        }
    }

    private void refused(
            Scenario scenario, String incident, Map<String, Object> step, String as, List<String> failures) {
        String code = step.get("refuse").toString();
        try {
            InboxTask task = cast.oldest(incident, code);
            cast.doTask(task, as, Answers.of(scenario, task.code(), step, clock.now()));
            failures.add(code + " by " + as + " should have been refused at " + clock.now());
        } catch (Refusal refusal) {
            Object wanted = step.get("because");
            if (wanted != null && !wanted.equals(refusal.code())) {
                failures.add(code + " by " + as + " was refused as " + refusal.code() + ", not as " + wanted);
            }
        }
    }

    private void refusedMessage(String incident, Map<String, Object> step, String as, List<String> failures) {
        String message = step.get("refuse-message").toString();
        try {
            incidents.deliver(incident, message, Map.of(), as);
            failures.add(message + " should have been refused at " + clock.now());
        } catch (Refusal refusal) {
            if (!refusal.code().equals(step.get("because"))) {
                failures.add(message + " was refused as " + refusal.code() + ", not as " + step.get("because"));
            }
        }
    }

    private void acknowledge(String incident, Map<String, Object> step, String as) {
        String code = step.get("acknowledge").toString();
        Object rung = step.get("rung");
        Escalations.Raised raised = stage.raised(incident).stream()
                .filter(row -> row.code().equals(code) && (rung == null || row.rung() == Rung.valueOf(rung.toString())))
                .max(Comparator.comparing(Escalations.Raised::raisedAt))
                .orElseThrow(() -> new IllegalArgumentException("Nothing was raised for " + code));
        escalations.acknowledge(cast.user(as), raised.id());
    }

    /** Opens another case, so that cases can be linked; case numbers count up from K7-0001 in every story. */
    private void another(Scenario scenario, Map<String, Object> step) {
        Map<String, Object> report = new LinkedHashMap<>(scenario.report());
        report.put("receivedAt", clock.now().toString());
        report.putAll(Scenario.map(step.get("report-again")));
        report.putIfAbsent("exercise", false);
        incidents.open(json.convertValue(report, Report.class), scenario.reportedBy());
    }

    /** Everybody answers every open task after {@code delay}, oldest due first, until the time given or nothing is open. */
    private void play(Scenario scenario, String incident, Map<String, Object> step) {
        Instant until = Scenario.moment(step.get("play"), scenario.start());
        Duration delay = Duration.parse(step.getOrDefault("delay", "PT1H").toString());
        List<String> silent = Scenario.texts(step.get("silent"));
        while (clock.now().isBefore(until)) {
            Optional<InboxTask> next = stage.open(incident).stream()
                    .filter(task -> !silent.contains(task.code()))
                    .min(Comparator.comparing(InboxTask::createdAt)
                            .thenComparing(InboxTask::code)
                            .thenComparing(InboxTask::id));
            Instant act = next.map(task -> StageClock.later(task.createdAt().plus(delay), clock.now()))
                    .orElse(until);
            Instant due = clock.nextDue().orElse(until);
            if (due.isBefore(act)) {
                clock.advance(due.isBefore(until) ? due : until);
            } else if (act.isBefore(until) && next.isPresent()) {
                clock.advance(act);
                cast.doTask(next.get(), null, Answers.of(scenario, next.get().code(), step, clock.now()));
                clock.settle();
            } else {
                clock.advance(until);
            }
        }
    }
}
