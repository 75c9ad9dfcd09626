package io.tocsin.incident;

import io.tocsin.directory.Clearance;
import io.tocsin.directory.Directory;
import io.tocsin.engine.DecisionTables;
import io.tocsin.engine.ProcessRuntime;
import io.tocsin.incident.Incidents.Opened;
import io.tocsin.security.CaseAccess;
import io.tocsin.shared.Ids;
import io.tocsin.shared.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Opens a case: row, record, rights, anchors and the first tasks of its playbook in one commit. */
@Component
class CaseOpening {

    private final IncidentRows rows;
    private final CaseBook cases;
    private final Codenames codenames;
    private final CaseAccess access;
    private final Directory directory;
    private final ProcessRuntime processes;
    private final DecisionTables decisions;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Ids ids;
    private final Clock clock;
    private final IncidentSettings settings;

    CaseOpening(
            IncidentRows rows,
            CaseBook cases,
            Codenames codenames,
            CaseAccess access,
            Directory directory,
            ProcessRuntime processes,
            DecisionTables decisions,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            JsonMapper json,
            Ids ids,
            Clock clock,
            IncidentSettings settings) {
        this.rows = rows;
        this.cases = cases;
        this.codenames = codenames;
        this.access = access;
        this.directory = directory;
        this.processes = processes;
        this.decisions = decisions;
        this.events = events;
        this.transaction = transaction;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
    }

    Opened open(Report report, String actor) {
        String text = json.writeValueAsString(report);
        String hash = sha256(text);
        Optional<Opened> known = known(report, hash);
        if (known.isPresent()) {
            return known.get();
        }
        try {
            Incident incident = transaction.execute(status -> create(report, text, hash, actor));
            return new Opened(incident, true);
        } catch (DuplicateKeyException overtaken) {
            // Two deliveries of the same report at the same moment: the database let one of them win.
            return known(report, hash).orElseThrow(() -> overtaken);
        }
    }

    private Optional<Opened> known(Report report, String hash) {
        return rows.findByReference(report.allyCode(), report.warningRef()).map(incident -> {
            if (!rows.reportHash(incident.id()).equals(hash)) {
                throw new Refusal(
                        Refusal.Kind.CONFLICT,
                        "report-differs",
                        "A report of " + report.allyCode() + " with reference " + report.warningRef()
                                + " is recorded already, with other content. Record the change in the open case.");
            }
            return new Opened(incident, false);
        });
    }

    private Incident create(Report report, String text, String hash, String actor) {
        Instant now = clock.instant();
        Map<String, Object> rating = decisions.evaluate("severity", Map.of("ally_warning", true)).stream()
                .findFirst()
                .orElse(Map.of("severity", "S3"));
        String id = ids.next();
        String number = "%s-%04d".formatted(settings.prefix(), rows.nextNumber());
        access.open(id, Clearance.C0);
        rows.insert(
                new Incident(
                        id,
                        number,
                        codenames.draw(),
                        settings.playbook(),
                        null,
                        CaseStatus.OPEN,
                        String.valueOf(rating.get("severity")),
                        Clearance.C0,
                        report.tlp(),
                        report.pap(),
                        report.allyCode(),
                        report.warningRef(),
                        report.firstRecipient(),
                        now,
                        null,
                        report.exercise()),
                text,
                hash,
                actor);
        Incident incident = rows.find(id).orElseThrow();
        events.publishEvent(new IncidentOpened(
                id,
                actor,
                now,
                number,
                incident.codename(),
                incident.playbook(),
                report.allyCode(),
                report.warningRef(),
                report.receivedAt().toString(),
                report.channel(),
                report.firstRecipient()));
        directory.find(actor).ifPresent(person -> cases.admit(id, person.username(), actor));
        Map<String, Object> facts = factsOf(report);
        facts.put("severity", incident.severity());
        facts.put("codename", incident.codename());
        cases.keep(id, facts);
        cases.recordAnchor(id, "received_at", report.receivedAt(), "as reported", actor);
        Map<String, Object> variables = new LinkedHashMap<>(CaseBook.engineValues(facts));
        variables.put("incident", id);
        variables.put("received_at", report.receivedAt().toString());
        rows.setProcess(id, processes.startByMessage(settings.reportMessage(), id, variables));
        return rows.find(id).orElseThrow();
    }

    private static Map<String, Object> factsOf(Report report) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("ally_warning", true);
        facts.put("caveats", List.copyOf(report.caveats()));
        facts.put("tlp", report.tlp().replace("TLP:", ""));
        facts.put("pap", report.pap().replace("PAP:", ""));
        facts.put("received_at", report.receivedAt().toString());
        facts.put("channel", report.channel().toLowerCase(Locale.ROOT));
        facts.put("ally_code", report.allyCode());
        facts.put("warning_ref", report.warningRef());
        facts.put("marks", List.copyOf(report.marks()));
        facts.put("tearline", report.tearline() ? "yes" : "no");
        if (report.replyWantedBy() != null) {
            facts.put("reply_wanted_by", report.replyWantedBy().toString());
        }
        facts.put("call_back_verified", report.callBackVerified() ? "yes" : "no");
        facts.put("first_recipient", report.firstRecipient());
        facts.put("summary", report.summary());
        return facts;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
