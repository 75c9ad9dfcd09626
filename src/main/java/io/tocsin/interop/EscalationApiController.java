package io.tocsin.interop;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tocsin.escalation.Escalations;
import io.tocsin.security.CurrentUser;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers to being asked, for other programs. */
@RestController
@Tag(name = "Escalations")
class EscalationApiController {

    private final Escalations escalations;

    EscalationApiController(Escalations escalations) {
        this.escalations = escalations;
    }

    @PostMapping("/api/v1/escalations/{id}/acknowledge")
    @Operation(
            summary = "I have seen it and take the next step",
            description = "Stops climbing for silence, not the deadline. Doing it twice changes nothing.")
    EscalationJson acknowledge(@Parameter(hidden = true) CurrentUser user, @PathVariable String id) {
        return EscalationJson.of(escalations.acknowledge(user, id));
    }
}
