package io.tocsin.interop;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tocsin.tasklist.InboxTask;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A task as the API shows it. */
@Schema(
        name = "Task",
        description = "One step that a person does. Its id goes into claim, release and complete.",
        requiredProperties = {
            "id",
            "incident",
            "codename",
            "severity",
            "tlp",
            "code",
            "name",
            "groups",
            "rev",
            "state",
            "createdAt",
            "locals"
        })
record TaskJson(
        String id,
        @Schema(description = "Public number of the incident") String incident,
        String codename,
        String severity,
        String tlp,
        @Schema(description = "Whether its incident is played, not real") boolean exercise,
        @Schema(description = "Code that people use, such as T06") String code,
        String name,
        String namePt,
        String stage,
        @Schema(description = "Groups whose members may claim it") List<String> groups,
        @Schema(description = "User name of who has it; null while it is free") String assignee,
        @Schema(description = "Revision; complete must name the current one") int rev,
        @Schema(description = "OPEN, DONE or WITHDRAWN") String state,
        Instant due,
        @Schema(description = "STATUTORY or POLICY") String kind,
        Instant createdAt,
        Instant endedAt,
        String endedBy,
        @Schema(description = "The task's own variables, for example which obligation is meant")
                Map<String, String> locals) {

    static TaskJson of(InboxTask task) {
        return new TaskJson(
                task.id(),
                task.number(),
                task.codename(),
                task.severity(),
                task.tlp(),
                task.exercise(),
                task.code(),
                task.name(),
                task.namePt(),
                task.stage(),
                task.groups(),
                task.assignee(),
                task.rev(),
                task.state(),
                task.due(),
                task.kind(),
                task.createdAt(),
                task.endedAt(),
                task.endedBy(),
                task.locals());
    }
}
