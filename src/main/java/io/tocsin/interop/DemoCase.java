package io.tocsin.interop;

import io.tocsin.directory.Directory;
import io.tocsin.directory.Person;
import io.tocsin.incident.Incident;
import io.tocsin.incident.Incidents;
import io.tocsin.incident.Report;
import io.tocsin.security.CurrentUser;
import io.tocsin.tasklist.InboxTask;
import io.tocsin.tasklist.InboxView;
import io.tocsin.tasklist.TaskList;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The reference incident, waiting for whoever starts the demonstration: the ally told the head of government three hours
 * ago, triage is done, and in about a minute the cabinet is late with writing down what the leader was told.
 */
@Component
@Profile("demo")
class DemoCase implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DemoCase.class);
    private static final Duration UNTIL_LATE = Duration.ofSeconds(60);

    private final Incidents incidents;
    private final TaskList tasks;
    private final InboxView inbox;
    private final Directory directory;
    private final Clock clock;
    private final String publicUrl;
    private volatile boolean running;

    DemoCase(
            Incidents incidents,
            TaskList tasks,
            InboxView inbox,
            Directory directory,
            Clock clock,
            @Value("${tocsin.public-url:}") String publicUrl) {
        this.incidents = incidents;
        this.tasks = tasks;
        this.inbox = inbox;
        this.directory = directory;
        this.clock = clock;
        this.publicUrl = publicUrl;
    }

    @Override
    public void start() {
        Incident incident = incidents.findByNumber("K7-0001").orElseGet(this::play);
        LOG.info("Demonstration: case {} \"{}\" waits at {}", incident.number(), incident.codename(), publicUrl);
        LOG.info(
                "Sign in as coord, hog_cab_chief, hog, secauth, legal or any group code in lower case; password: tocsin");
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the models are there, and before timers are acted on: what is entered late must not wake anybody. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 3500;
    }

    private Incident play() {
        Instant now = clock.instant();
        Instant received = now.minus(Duration.ofHours(3));
        Incident incident = incidents
                .open(
                        new Report(
                                List.of("ORCON"),
                                "TLP:AMBER",
                                "PAP:RED",
                                received,
                                "EMBASSY",
                                "US",
                                "2026/CTR/0153",
                                List.of("NATO"),
                                true,
                                now.plus(Duration.ofHours(9)),
                                true,
                                "HOG",
                                "A warning came through the embassy; details are in the registry.",
                                false),
                        "liaison")
                .incident();
        act(incident, "T01", "liaison", Map.of());
        act(
                incident,
                "T02",
                "liaison",
                Map.of(
                        "verified_how", "call_back",
                        "authentic", "yes",
                        "ack_sent_at", received.plus(Duration.ofMinutes(49)).toString(),
                        "poc_ref", "2026/POC/031"));
        act(
                incident,
                "T03",
                "duty",
                Map.of(
                        "coordinator", "coord",
                        "deputy", "coord2",
                        "members", List.of("coord", "coord2", "secauth", "hog_cab_chief"),
                        "content_level", "REF"));
        act(
                incident,
                "T04",
                "coord",
                Map.of(
                        "suspected_class", "C3",
                        "marks", List.of("NATO"),
                        "authenticity", "high",
                        "volume_band", "100_999",
                        "services_down", "none",
                        "network_type", List.of("defence_c2", "rjc_public"),
                        "outlook", "stable"));
        Instant triaged = now.minus(Duration.ofHours(2)).plus(UNTIL_LATE);
        incidents.setAnchor(
                incident.id(), "triaged_at", triaged, "triage was done on paper before it was entered here", "coord");
        return incidents.get(incident.id());
    }

    private void act(Incident incident, String code, String username, Map<String, Object> answers) {
        Person person = directory.find(username).orElseThrow();
        CurrentUser user = new CurrentUser(person.username(), person.groups(), person.clearance());
        InboxTask task = inbox.open(incident.id()).stream()
                .filter(open -> open.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The demonstration expects " + code + " to be open"));
        Map<String, Object> facts = incidents.facts(incident.id());
        Map<String, Object> all = new LinkedHashMap<>();
        FieldJson.of(tasks.form(user, task.id())).forEach(field -> {
            if (facts.containsKey(field.key())) {
                all.put(field.key(), facts.get(field.key()));
            }
        });
        all.putAll(answers);
        tasks.complete(user, task.id(), tasks.claim(user, task.id()).rev(), all);
    }
}
