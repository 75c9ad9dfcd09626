package io.tocsin.studio;

import io.tocsin.deadline.Deadline;
import io.tocsin.escalation.Escalations.Raised;
import io.tocsin.incident.Incident;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** What a scenario says must be true at a moment. Unknown words are failures: a misspelt check must not pass. */
class Expectations {

    private final StageView stage;
    private final Incident incident;
    private final Map<String, Instant> anchors;
    private final Instant now;
    private final Instant start;
    private final RecordExpectations record;

    Expectations(StageView stage, Incident incident, Map<String, Instant> anchors, Instant now, Instant start) {
        this.stage = stage;
        this.incident = incident;
        this.anchors = anchors;
        this.now = now;
        this.start = start;
        this.record = new RecordExpectations(stage.timeline(incident.id()), start);
    }

    void check(Map<String, Object> expected, List<String> failures) {
        int before = failures.size();
        expected.forEach((word, value) -> {
            switch (word) {
                case "open" -> same(word, sorted(Scenario.texts(value)), stage.openCodes(incident.id()), failures);
                case "opens" ->
                    Scenario.texts(value).forEach(code -> {
                        if (!stage.openCodes(incident.id()).contains(code)) {
                            failures.add(code + " is not open; open are " + stage.openCodes(incident.id()));
                        }
                    });
                case "not-open" ->
                    Scenario.texts(value).forEach(code -> {
                        if (stage.openCodes(incident.id()).contains(code)) {
                            failures.add(code + " is open");
                        }
                    });
                case "status" -> same(word, value, incident.status().name(), failures);
                case "severity" -> same(word, value, incident.severity(), failures);
                case "level" -> same(word, value, incident.level().name(), failures);
                case "anchors" ->
                    Scenario.map(value)
                            .forEach((name, at) -> same(
                                    "anchor " + name,
                                    at == null ? null : Scenario.moment(at, start),
                                    anchors.get(name),
                                    failures));
                case "due" -> Scenario.map(value).forEach((code, at) -> due(code, at, failures));
                case "overdue" -> same(word, sorted(Scenario.texts(value)), overdue(), failures);
                case "told" -> told(value, failures);
                case "rungs" ->
                    Scenario.map(value).forEach((code, lines) -> record.rungs(code, Scenario.texts(lines), failures));
                case "mails" -> record.mails((List<?>) value, failures);
                case "recorded" -> ((List<?>) value).forEach(line -> record.entry(Scenario.map(line), true, failures));
                case "not-recorded" ->
                    ((List<?>) value).forEach(line -> record.entry(Scenario.map(line), false, failures));
                case "told-nothing-of" ->
                    Scenario.texts(value).forEach(code -> stage.raised(incident.id()).stream()
                            .filter(raised -> means(code, raised))
                            .forEach(raised ->
                                    failures.add(code + " was raised: " + raised.rung() + " to " + raised.to())));
                case "linked" -> same(word, value, stage.linked(incident.id()), failures);
                case "ladders" -> new LadderAudit(stage, incident.id(), now).check(failures);
                case "inbox" -> same(word, stage.engineTaskIds(), stage.inboxIds(), failures);
                default -> failures.add("'" + word + "' is nothing that can be expected");
            }
        });
        for (int i = before; i < failures.size(); i++) {
            failures.set(i, "at " + now + ": " + failures.get(i));
        }
    }

    private void due(String code, Object at, List<String> failures) {
        List<Instant> due = deadlines(code).map(Deadline::due).toList();
        List<Instant> wanted = Scenario.texts(at).stream()
                .map(text -> Scenario.moment(text, start))
                .toList();
        same("due times of " + code, wanted, due, failures);
    }

    private java.util.stream.Stream<Deadline> deadlines(String code) {
        return stage.deadlines(incident.id()).stream()
                .filter(deadline -> deadline.live() && means(code, deadline.code(), deadline.source()));
    }

    /** A task is named by its code, or, where many share one, by its obligation. */
    private static boolean means(Object name, String code, String source) {
        return code.equals(name) || source.startsWith(name + " ");
    }

    private boolean means(Object name, Raised raised) {
        return raised.code().equals(name)
                || stage.deadlines(incident.id()).stream()
                        .anyMatch(deadline -> deadline.id().equals(raised.deadline())
                                && means(name, deadline.code(), deadline.source()));
    }

    private List<String> overdue() {
        return sorted(stage.deadlines(incident.id()).stream()
                .filter(deadline -> deadline.state() == Deadline.State.RUNNING
                        && deadline.due().isBefore(now))
                .map(Deadline::code)
                .toList());
    }

    /** Each line names task and rung, and may name turn, at, scheduled, to, informed and acknowledged. */
    private void told(Object value, List<String> failures) {
        for (Object line : (List<?>) value) {
            Map<String, Object> wanted = Scenario.map(line);
            List<Raised> found = new ArrayList<>(stage.raised(incident.id()));
            found.removeIf(raised -> !matches(raised, wanted));
            if (found.size() != 1) {
                failures.add("told " + wanted + " " + found.size() + " times; told were "
                        + stage.raised(incident.id()).stream()
                                .filter(raised -> raised.code().equals(wanted.get("task")))
                                .map(raised -> raised.rung() + " at " + raised.raisedAt() + " to " + raised.to())
                                .toList());
            }
        }
    }

    private boolean matches(Raised raised, Map<String, Object> wanted) {
        return means(wanted.get("task"), raised)
                && raised.rung().name().equals(wanted.get("rung"))
                && (!wanted.containsKey("turn") || ((Number) wanted.get("turn")).intValue() == raised.turn())
                && (!wanted.containsKey("at")
                        || Scenario.moment(wanted.get("at"), start).equals(raised.raisedAt()))
                && (!wanted.containsKey("scheduled")
                        || Scenario.moment(wanted.get("scheduled"), start).equals(raised.scheduled()))
                && (!wanted.containsKey("to")
                        || new TreeSet<>(Scenario.texts(wanted.get("to"))).equals(new TreeSet<>(raised.to())))
                && (!wanted.containsKey("informed")
                        || new TreeSet<>(Scenario.texts(wanted.get("informed")))
                                .equals(new TreeSet<>(raised.informed())))
                && (!wanted.containsKey("acknowledged")
                        || Objects.equals(wanted.get("acknowledged"), raised.acknowledgedBy()));
    }

    private static void same(String what, Object wanted, Object found, List<String> failures) {
        if (!Objects.equals(wanted, found)) {
            failures.add(what + " should be " + wanted + " and is " + found);
        }
    }

    private static List<String> sorted(List<String> texts) {
        return texts.stream().sorted().toList();
    }
}
