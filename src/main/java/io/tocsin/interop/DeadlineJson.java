package io.tocsin.interop;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tocsin.deadline.Deadline;
import java.time.Instant;

/** A clock of a task as the API shows it. */
@Schema(
        name = "Deadline",
        requiredProperties = {"id", "task", "code", "label", "anchor", "duration", "calendar", "kind", "state"})
record DeadlineJson(
        String id,
        @Schema(description = "Id of the task") String task,
        @Schema(description = "Code of the task, such as T06") String code,
        String label,
        String labelPt,
        @Schema(description = "Name of the moment it counts from") String anchor,
        @Schema(description = "That moment; null while it is not known") Instant anchorAt,
        @Schema(description = "ISO-8601", example = "PT2H") String duration,
        @Schema(description = "HOURS, CALENDAR or WORKDAYS_PT") String calendar,
        @Schema(description = "STATUTORY or POLICY") String kind,
        @Schema(description = "Legal source, or that it is a policy default") String source,
        @Schema(description = "Null while the moment it counts from is not known") Instant due,
        @Schema(description = "WAITING, RUNNING, ENDED or DROPPED") String state,
        Instant endedAt) {

    static DeadlineJson of(Deadline deadline) {
        return new DeadlineJson(
                deadline.id(),
                deadline.task(),
                deadline.code(),
                deadline.label(),
                deadline.labelPt(),
                deadline.anchor(),
                deadline.anchorAt(),
                deadline.duration(),
                deadline.calendar().name(),
                deadline.kind().name(),
                deadline.source(),
                deadline.due(),
                deadline.state().name(),
                deadline.endedAt());
    }
}
