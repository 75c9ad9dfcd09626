package io.tocsin.interop;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tocsin.incident.Incident;
import io.tocsin.incident.Incidents;
import io.tocsin.security.CaseAccess;
import io.tocsin.security.CurrentUser;
import io.tocsin.shared.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Takes an ally's report from another program; the same checks as the page. */
@RestController
@Tag(name = "Reports")
class ReportApiController {

    private final ReportCheck check;
    private final IntakeRights rights;
    private final Incidents incidents;
    private final CaseAccess access;
    private final String publicUrl;

    ReportApiController(
            ReportCheck check,
            IntakeRights rights,
            Incidents incidents,
            CaseAccess access,
            @Value("${tocsin.public-url:}") String publicUrl) {
        this.check = check;
        this.rights = rights;
        this.incidents = incidents;
        this.access = access;
        this.publicUrl = publicUrl;
    }

    @Schema(
            description = "The case that the report opened, or had opened before",
            requiredProperties = {"incident", "codename", "link"})
    record Receipt(@Schema(description = "Public number") String incident, String codename, String link) {}

    @PostMapping("/api/v1/reports")
    @Operation(
            summary = "Record what an ally reported",
            description = "Idempotent on ally and reference: the same report again answers with the same incident.")
    @ApiResponse(responseCode = "201", description = "A case was opened")
    @ApiResponse(responseCode = "200", description = "This report was known already")
    ResponseEntity<Receipt> open(@Parameter(hidden = true) CurrentUser user, @RequestBody ReportInput input) {
        rights.require(user);
        Incidents.Opened opened = incidents.open(check.check(input), user.username());
        Incident incident = opened.incident();
        if (!opened.created() && !access.maySee(user, incident.id())) {
            throw new Refusal(Refusal.Kind.CONFLICT, "report-known", "This report was recorded before.");
        }
        return ResponseEntity.status(opened.created() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(new Receipt(
                        incident.number(), incident.codename(), publicUrl + "/incidents/" + incident.number()));
    }
}
