package io.tocsin.interop;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tocsin.escalation.Escalations;
import java.time.Instant;
import java.util.List;

/** Who was told about what, and who answered, as the API shows it. */
@Schema(
        name = "Escalation",
        description = "Its id goes into acknowledge.",
        requiredProperties = {"id", "task", "code", "rung", "turn", "scheduled", "raisedAt", "to", "informed"})
record EscalationJson(
        String id,
        @Schema(description = "Id of the deadline; null if the playbook itself asked") String deadline,
        @Schema(description = "Id of the task") String task,
        @Schema(description = "Code of the task, such as T06") String code,
        @Schema(description = "How high the ladder has climbed") String rung,
        @Schema(description = "Counts up from 1 when a rung repeats") int turn,
        Instant due,
        Instant scheduled,
        Instant raisedAt,
        @Schema(description = "User names of those who are asked; each of them, or their delegate, may acknowledge")
                List<String> to,
        @Schema(description = "User names of those who hear of it without being asked") List<String> informed,
        @Schema(description = "User name; null while nobody has answered") String acknowledgedBy,
        Instant acknowledgedAt) {

    static EscalationJson of(Escalations.Raised raised) {
        return new EscalationJson(
                raised.id(),
                raised.deadline(),
                raised.task(),
                raised.code(),
                raised.rung().name(),
                raised.turn(),
                raised.due(),
                raised.scheduled(),
                raised.raisedAt(),
                raised.to(),
                raised.informed(),
                raised.acknowledgedBy(),
                raised.acknowledgedAt());
    }
}
