package io.tocsin.interop;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tocsin.incident.Incident;
import java.time.Instant;

/** A case in a list. */
@Schema(
        name = "Incident",
        requiredProperties = {"number", "codename", "status", "severity", "level", "tlp", "pap", "playbook", "openedAt"
        })
record IncidentJson(
        @Schema(description = "Public number") String number,
        String codename,
        @Schema(description = "OPEN, MONITORING, CLOSED, UNCONFIRMED or WITHDRAWN") String status,
        String severity,
        @Schema(description = "Highest class of what it is about, C0 to C4") String level,
        String tlp,
        String pap,
        String playbook,
        Instant openedAt,
        Instant closedAt,
        @Schema(description = "Whether it is played, not real") boolean exercise) {

    static IncidentJson of(Incident incident) {
        return new IncidentJson(
                incident.number(),
                incident.codename(),
                incident.status().name(),
                incident.severity(),
                incident.level().name(),
                incident.tlp(),
                incident.pap(),
                incident.playbook(),
                incident.openedAt(),
                incident.closedAt(),
                incident.exercise());
    }
}
