package io.tocsin.incident;

import io.tocsin.directory.Clearance;
import io.tocsin.engine.ProcessRuntime;
import io.tocsin.engine.StepBegun;
import io.tocsin.security.CaseAccess;
import io.tocsin.security.CurrentUser;
import io.tocsin.shared.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The cases, kept in our own tables beside the engine's. */
@Component
class CaseBook implements Incidents {

    private final IncidentRows rows;
    private final Anchors anchors;
    private final Facts facts;
    private final Timeline timeline;
    private final CaseAccess access;
    private final ProcessRuntime processes;
    private final ApplicationEventPublisher events;
    private final ObjectProvider<CaseOpening> opening;
    private final Clock clock;
    private final IncidentSettings settings;

    CaseBook(
            IncidentRows rows,
            Anchors anchors,
            Facts facts,
            Timeline timeline,
            CaseAccess access,
            ProcessRuntime processes,
            ApplicationEventPublisher events,
            ObjectProvider<CaseOpening> opening,
            Clock clock,
            IncidentSettings settings) {
        this.rows = rows;
        this.anchors = anchors;
        this.facts = facts;
        this.timeline = timeline;
        this.access = access;
        this.processes = processes;
        this.events = events;
        this.opening = opening;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public Opened open(Report report, String actor) {
        return opening.getObject().open(report, actor);
    }

    @Override
    public Incident get(String id) {
        return rows.find(id).orElseThrow(CaseAccess::unknown);
    }

    @Override
    public Incident byNumber(CurrentUser user, String number) {
        return rows.findByNumber(number)
                .filter(incident -> access.maySee(user, incident.id()))
                .orElseThrow(CaseAccess::unknown);
    }

    @Override
    public Optional<Incident> findByNumber(String number) {
        return rows.findByNumber(number);
    }

    @Override
    public List<Incident> list(CurrentUser user, int offset, int limit) {
        return rows.list(access.visibleTo(user, "i.id"), offset, limit);
    }

    @Override
    @Transactional
    public void lock(String incident) {
        rows.lock(incident);
    }

    @EventListener
    void on(StepBegun step) {
        if (step.incident() != null) {
            rows.lock(step.incident());
        }
    }

    @Override
    public Map<String, Instant> anchors(String incident) {
        return anchors.current(incident);
    }

    @Override
    public boolean isAnchor(String name) {
        return settings.anchors().contains(name);
    }

    @Override
    @Transactional
    public void setAnchor(String incident, String name, Instant at, String reason, String actor) {
        recordAnchor(incident, name, at, reason, actor);
        // Last, because a condition in the playbook may move on at once.
        processes.setVariables(get(incident).processInstance(), Map.of(name, at.toString()));
    }

    void recordAnchor(String incident, String name, Instant at, String reason, String actor) {
        if (!isAnchor(name)) {
            throw new Refusal(
                    Refusal.Kind.RULE_BROKEN,
                    "unknown-anchor",
                    "'" + name + "' is not a moment that clocks count from. Known: "
                            + String.join(", ", settings.anchors()) + ".");
        }
        rows.lock(incident);
        Instant previous = anchors.current(incident).get(name);
        if (at.equals(previous)) {
            return;
        }
        anchors.add(incident, name, at, reason, actor, clock.instant());
        events.publishEvent(new AnchorSet(incident, actor, clock.instant(), name, at, previous, reason));
    }

    @Override
    public Map<String, Object> facts(String incident) {
        return facts.all(incident);
    }

    @Override
    @Transactional
    public void learn(String incident, Map<String, Object> learned, String actor) {
        rows.lock(incident);
        keep(incident, learned);
        processes.setVariables(get(incident).processInstance(), engineValues(learned));
    }

    void keep(String incident, Map<String, Object> learned) {
        learned.forEach((name, fact) -> facts.put(incident, name, fact));
    }

    @Override
    @Transactional
    public void rate(String incident, String severity, boolean onlyUp, String reason, String actor) {
        rows.lock(incident);
        String present = get(incident).severity();
        boolean lower = severity.compareTo(present) < 0;
        if (severity.equals(present) || onlyUp && lower) {
            return;
        }
        rows.setSeverity(incident, severity);
        facts.put(incident, "severity", severity);
        events.publishEvent(new SeverityChanged(incident, actor, clock.instant(), present, severity, reason));
        processes.setVariables(get(incident).processInstance(), Map.of("severity", severity));
    }

    @Override
    @Transactional
    public void raiseLevel(String incident, Clearance level, String actor) {
        rows.lock(incident);
        Clearance present = access.level(incident);
        if (present.covers(level)) {
            return;
        }
        access.raise(incident, level);
        events.publishEvent(new LevelRaised(incident, actor, clock.instant(), present.name(), level.name()));
    }

    @Override
    @Transactional
    public void setStatus(String incident, CaseStatus status, String actor) {
        rows.lock(incident);
        CaseStatus present = get(incident).status();
        if (present == status) {
            return;
        }
        Instant now = clock.instant();
        rows.setStatus(incident, status, status.over() ? now : null);
        events.publishEvent(new CaseStatusChanged(incident, actor, now, present.name(), status.name()));
    }

    @Override
    @Transactional
    public void describe(String incident, String codename, String tlp) {
        rows.lock(incident);
        if (codename != null && !codename.isBlank()) {
            rows.setCodename(incident, codename);
        }
        if (tlp != null && !tlp.isBlank()) {
            rows.setTlp(incident, tlp.startsWith("TLP:") ? tlp : "TLP:" + tlp);
        }
    }

    @Override
    @Transactional
    public void admit(String incident, String person, String actor) {
        if (!access.members(incident).contains(person)) {
            rows.lock(incident);
            access.admitPerson(incident, person);
            events.publishEvent(new MemberAdmitted(incident, actor, clock.instant(), person));
        }
    }

    @Override
    @Transactional
    public void link(String incident, String otherNumber, String actor) {
        Incident one = get(incident);
        Incident other = rows.findByNumber(otherNumber).orElseThrow(CaseAccess::unknown);
        if (one.id().equals(other.id()) || rows.linked(one.id()).stream().anyMatch(i -> i.id().equals(other.id()))) {
            return;
        }
        // Always in the same order, so that two links at once cannot wait for each other.
        rows.lock(one.id().compareTo(other.id()) < 0 ? one.id() : other.id());
        rows.lock(one.id().compareTo(other.id()) < 0 ? other.id() : one.id());
        rows.link(one.id(), other.id());
        rows.link(other.id(), one.id());
        events.publishEvent(new CasesLinked(one.id(), actor, clock.instant(), other.id(), other.number()));
        events.publishEvent(new CasesLinked(other.id(), actor, clock.instant(), one.id(), one.number()));
    }

    @Override
    public List<Incident> linked(String incident) {
        return rows.linked(incident);
    }

    @Override
    @Transactional
    public int deliver(String incident, String message, Map<String, Object> payload, String actor) {
        rows.lock(incident);
        if (!processes.awaited(incident).contains(message)) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "message-not-awaited",
                    "Nothing in this case waits for " + message + " now. Awaited: "
                            + String.join(", ", processes.awaited(incident)) + ".");
        }
        keep(incident, payload);
        Map<String, Object> variables = engineValues(payload);
        processes.setVariables(get(incident).processInstance(), variables);
        int places = message.startsWith("S-")
                ? processes.signal(message, incident, variables)
                : processes.correlate(message, incident, variables);
        events.publishEvent(new MessageReceived(incident, actor, clock.instant(), message, places));
        return places;
    }

    @Override
    public List<TimelineEntry> timeline(String incident) {
        return timeline.of(incident);
    }

    /** What the engine may hold: texts, numbers and booleans; lists as comma-joined text. */
    static Map<String, Object> engineValues(Map<String, Object> values) {
        Map<String, Object> plain = new LinkedHashMap<>();
        values.forEach((name, value) -> plain.put(name, engineValue(value)));
        return plain;
    }

    private static Object engineValue(Object value) {
        if (value instanceof Collection<?> many) {
            return many.stream().map(String::valueOf).collect(Collectors.joining(","));
        }
        if (value == null || value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        return value.toString();
    }
}
