package io.tocsin.interop;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tocsin.deadline.Deadlines;
import io.tocsin.engine.ProcessRuntime;
import io.tocsin.escalation.Escalations;
import io.tocsin.incident.Incident;
import io.tocsin.incident.Incidents;
import io.tocsin.incident.TimelineEntry;
import io.tocsin.security.CaseAccess;
import io.tocsin.security.CurrentUser;
import io.tocsin.shared.Refusal;
import io.tocsin.tasklist.TaskList;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Cases for other programs. */
@RestController
@RequestMapping("/api/v1/incidents")
@Tag(name = "Incidents")
class IncidentApiController {

    private static final int MOST = 200;

    private final Incidents incidents;
    private final TaskList tasks;
    private final Deadlines deadlines;
    private final Escalations escalations;
    private final ProcessRuntime processes;
    private final CaseAccess access;
    private final MessagePayload payload;

    IncidentApiController(
            Incidents incidents,
            TaskList tasks,
            Deadlines deadlines,
            Escalations escalations,
            ProcessRuntime processes,
            CaseAccess access,
            MessagePayload payload) {
        this.incidents = incidents;
        this.tasks = tasks;
        this.deadlines = deadlines;
        this.escalations = escalations;
        this.processes = processes;
        this.access = access;
        this.payload = payload;
    }

    @Schema(requiredProperties = {"incidents", "offset", "more"})
    record IncidentPage(List<IncidentJson> incidents, int offset, boolean more) {}

    @Schema(requiredProperties = {"incident", "anchors", "tasks", "deadlines", "escalations", "awaited", "members"})
    record Case(
            IncidentJson incident,
            @Schema(description = "Moments that clocks count from") Map<String, Instant> anchors,
            List<TaskJson> tasks,
            List<DeadlineJson> deadlines,
            List<EscalationJson> escalations,
            @Schema(description = "Messages and signals that the playbook waits for now") Set<String> awaited,
            @Schema(description = "User names of those who see the case whatever their groups") List<String> members) {}

    record Correction(
            @NotNull
                    @Schema(
                            description = "When it happened, ISO-8601 with an offset",
                            format = "date-time",
                            example = "2026-09-14T08:00:00Z")
                    String at,
            @NotBlank @Size(max = 2000) String reason) {}

    @Schema(requiredProperties = "places")
    record Delivered(@Schema(description = "How many waiting places received it") int places) {}

    @GetMapping
    @Operation(summary = "Cases you may see, newest first")
    IncidentPage list(
            @Parameter(hidden = true) CurrentUser user,
            @RequestParam(defaultValue = "0") int offset,
            @RequestParam(defaultValue = "50") int limit) {
        if (offset < 0 || limit < 1 || limit > MOST) {
            throw new Refusal(
                    Refusal.Kind.BAD_INPUT, "page-out-of-range", "offset counts from 0, limit is 1 to " + MOST + ".");
        }
        List<Incident> found = incidents.list(user, offset, limit + 1);
        return new IncidentPage(
                found.stream().limit(limit).map(IncidentJson::of).toList(), offset, found.size() > limit);
    }

    @GetMapping("/{number}")
    @Operation(summary = "One case with its anchors, tasks, clocks and escalations")
    Case show(@Parameter(hidden = true) CurrentUser user, @PathVariable String number) {
        Incident incident = incidents.byNumber(user, number);
        return new Case(
                IncidentJson.of(incident),
                incidents.anchors(incident.id()),
                tasks.ofIncident(user, incident.id()).stream().map(TaskJson::of).toList(),
                deadlines.ofIncident(incident.id()).stream()
                        .map(DeadlineJson::of)
                        .toList(),
                escalations.ofIncident(incident.id()).stream()
                        .map(EscalationJson::of)
                        .toList(),
                processes.awaited(incident.id()),
                access.members(incident.id()));
    }

    @GetMapping("/{number}/timeline")
    @Operation(summary = "Everything that happened, oldest first")
    List<TimelineEntry> timeline(@Parameter(hidden = true) CurrentUser user, @PathVariable String number) {
        return incidents.timeline(incidents.byNumber(user, number).id());
    }

    @PostMapping("/{number}/messages/{name}")
    @Operation(
            summary = "Tell the playbook that something happened outside",
            description = "For example M-PUBLIC-DISCLOSURE; the case's member awaited lists what can be told now."
                    + " The body may be empty or hold plain values for the playbook, by name.")
    Delivered deliver(
            @Parameter(hidden = true) CurrentUser user,
            @PathVariable String number,
            @PathVariable String name,
            @RequestBody(required = false) Map<String, Object> body) {
        Incident incident = incidents.byNumber(user, number);
        return new Delivered(incidents.deliver(incident.id(), name, payload.checked(user, body), user.username()));
    }

    @PutMapping("/{number}/anchors/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Record or correct a moment that clocks count from",
            description = "Due times are computed again; the old value stays in the record.")
    void anchor(
            @Parameter(hidden = true) CurrentUser user,
            @PathVariable String number,
            @PathVariable String name,
            @RequestBody @Valid Correction correction) {
        Incident incident = incidents.byNumber(user, number);
        Instant at = payload.moment("at", correction.at());
        payload.readable("reason", correction.reason());
        incidents.setAnchor(incident.id(), name, at, correction.reason(), user.username());
    }
}
