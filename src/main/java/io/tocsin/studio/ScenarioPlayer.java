package io.tocsin.studio;

import io.tocsin.engine.VirtualTime;
import io.tocsin.escalation.Escalations;
import io.tocsin.escalation.Rung;
import io.tocsin.incident.Incidents;
import io.tocsin.incident.Report;
import io.tocsin.shared.MovableClock;
import io.tocsin.shared.Refusal;
import io.tocsin.tasklist.InboxTask;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
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

    private final MovableClock clock;
    private final VirtualTime engine;
    private final Incidents incidents;
    private final Escalations escalations;
    private final Cast cast;
    private final StageView stage;
    private final EmptyStage empty;
    private final JsonMapper json;

    ScenarioPlayer(
            MovableClock clock,
            VirtualTime engine,
            Incidents incidents,
            Escalations escalations,
            Cast cast,
            StageView stage,
            EmptyStage empty,
            JsonMapper json) {
        this.clock = clock;
        this.engine = engine;
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
        } finally {
            engine.release();
        }
    }

    private Result play(Scenario scenario) {
        List<String> failures = new ArrayList<>();
        empty.prepare();
        move(scenario.start());
        Map<String, Object> report = new LinkedHashMap<>(scenario.report());
        report.computeIfPresent(
                "receivedAt", (key, at) -> Scenario.moment(at, scenario.start()).toString());
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
                failures.add("step " + number + " " + step.keySet() + " at " + clock.instant() + ": "
                        + trouble.getMessage());
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
            advance(Scenario.moment(step.get("at"), scenario.start()));
        }
        if (step.containsKey("after")) {
            advance(clock.instant().plus(Duration.parse(step.get("after").toString())));
        }
        if (step.containsKey("down-until")) {
            down(Scenario.moment(step.get("down-until"), scenario.start()));
        }
        String as = step.containsKey("as") ? step.get("as").toString() : null;
        if (step.containsKey("do")) {
            for (String code : Scenario.texts(step.get("do"))) {
                InboxTask task = cast.oldest(incident, code);
                cast.doTask(task, as, answers(scenario, task.code(), step));
                settle();
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
                    incident, step.get("deliver").toString(), moments(scenario, Scenario.map(step.get("with"))), as);
            settle();
        }
        if (step.containsKey("anchor")) {
            incidents.setAnchor(
                    incident,
                    step.get("anchor").toString(),
                    Scenario.moment(step.get("to"), scenario.start()),
                    String.valueOf(step.get("reason")),
                    as);
            settle();
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
        settle();
        if (step.containsKey("expect")) {
            new Expectations(
                            stage,
                            incidents.get(incident),
                            incidents.anchors(incident),
                            clock.instant(),
                            scenario.start())
                    .check(Scenario.map(step.get("expect")), failures);
        }
    }

    private void refused(
            Scenario scenario, String incident, Map<String, Object> step, String as, List<String> failures) {
        String code = step.get("refuse").toString();
        try {
            InboxTask task = cast.oldest(incident, code);
            cast.doTask(task, as, answers(scenario, task.code(), step));
            failures.add(code + " by " + as + " should have been refused at " + clock.instant());
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
            failures.add(message + " should have been refused at " + clock.instant());
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
        report.put("receivedAt", clock.instant().toString());
        report.putAll(Scenario.map(step.get("report-again")));
        incidents.open(json.convertValue(report, Report.class), scenario.reportedBy());
    }

    /** Everybody answers every open task after {@code delay}, oldest due first, until the time given or nothing is open. */
    private void play(Scenario scenario, String incident, Map<String, Object> step) {
        Instant until = Scenario.moment(step.get("play"), scenario.start());
        Duration delay = Duration.parse(step.getOrDefault("delay", "PT1H").toString());
        List<String> silent = Scenario.texts(step.get("silent"));
        while (clock.instant().isBefore(until)) {
            Optional<InboxTask> next = stage.open(incident).stream()
                    .filter(task -> !silent.contains(task.code()))
                    .min(Comparator.comparing(InboxTask::createdAt)
                            .thenComparing(InboxTask::code)
                            .thenComparing(InboxTask::id));
            Instant act = next.map(task -> later(task.createdAt().plus(delay), clock.instant()))
                    .orElse(until);
            Instant due = engine.nextDue().orElse(until);
            if (due.isBefore(act)) {
                advance(due.isBefore(until) ? due : until);
            } else if (act.isBefore(until) && next.isPresent()) {
                advance(act);
                cast.doTask(next.get(), null, answers(scenario, next.get().code(), step));
                settle();
            } else {
                advance(until);
            }
        }
    }

    private Map<String, Object> answers(Scenario scenario, String code, Map<String, Object> step) {
        Map<String, Object> answers = new LinkedHashMap<>(scenario.answers().getOrDefault(code, Map.of()));
        answers.putAll(Scenario.map(step.get("with")));
        answers.values().removeIf(Objects::isNull);
        return moments(scenario, answers);
    }

    /** {@code now-PT5M} and {@code start+PT2H} in answers become moments, {@code today+P30D} a date. */
    private Map<String, Object> moments(Scenario scenario, Map<String, Object> answers) {
        Map<String, Object> real = new LinkedHashMap<>();
        answers.forEach((name, value) -> real.put(name, moment(scenario, value)));
        return real;
    }

    private Object moment(Scenario scenario, Object value) {
        if ("now".equals(value)) {
            return clock.instant().toString();
        }
        if (value instanceof String text && text.startsWith("now+")) {
            return clock.instant().plus(Duration.parse(text.substring(4))).toString();
        }
        if (value instanceof String text && text.startsWith("now-")) {
            return clock.instant().minus(Duration.parse(text.substring(4))).toString();
        }
        if (value instanceof String text && text.startsWith("today+")) {
            return clock.instant()
                    .plus(Duration.parse(text.substring(6)))
                    .atZone(ZoneOffset.UTC)
                    .toLocalDate()
                    .toString();
        }
        if (value instanceof String text && text.startsWith("start-")) {
            return scenario.start().minus(Duration.parse(text.substring(6))).toString();
        }
        if (value instanceof String text && text.startsWith("start+")) {
            return scenario.start().plus(Duration.parse(text.substring(6))).toString();
        }
        return value;
    }

    /** The program does not run until then: what came due meanwhile happens when it is back, in due order. */
    private void down(Instant until) {
        move(later(until, clock.instant()));
        settle();
    }

    private void advance(Instant to) {
        if (to.isBefore(clock.instant())) {
            throw new IllegalArgumentException("The story goes back in time, to " + to);
        }
        for (Optional<Instant> due = engine.nextDue();
                due.isPresent() && !due.get().isAfter(to);
                due = engine.nextDue()) {
            move(later(due.get(), clock.instant()));
            engine.runDue();
        }
        move(to);
        engine.runDue();
    }

    private void settle() {
        engine.runDue();
    }

    private void move(Instant to) {
        clock.set(to);
        engine.set(to);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
