package io.tocsin.interop;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * An ally's report as it was sent, nothing checked yet; the fields are those of {@link io.tocsin.incident.Report}.
 *
 * @param receivedAt ISO-8601 with offset, or a local date and time without one
 * @param tearline {@code true}, {@code yes}, {@code on} or nothing
 * @param replyWantedBy as {@code receivedAt}
 * @param callBackVerified as {@code tearline}
 * @param exercise as {@code tearline}
 */
@Schema(
        name = "Report",
        description = "What an ally told: handling first, then metadata and references, never the content itself.",
        requiredProperties = {"tlp", "pap", "receivedAt", "channel", "allyCode", "warningRef", "firstRecipient"})
public record ReportInput(
        @ArraySchema(
                        schema = @Schema(allowableValues = {"ORCON", "REL_TO", "NOFORN", "EYES_ONLY"}),
                        arraySchema = @Schema(description = "Handling caveats"))
                List<String> caveats,
        @Schema(allowableValues = {"TLP:RED", "TLP:AMBER+STRICT", "TLP:AMBER", "TLP:GREEN", "TLP:CLEAR"}) String tlp,
        @Schema(allowableValues = {"PAP:RED", "PAP:AMBER", "PAP:GREEN", "PAP:CLEAR"}) String pap,
        @Schema(
                        description = "When the warning reached us, ISO-8601; without an offset it is meant in the"
                                + " installation's zone",
                        example = "2026-09-14T08:00:00Z")
                String receivedAt,
        @Schema(allowableValues = {"SECURE_PHONE", "EMBASSY", "DIPLOMATIC_NOTE", "CSIRT", "OTHER"}) String channel,
        @Schema(description = "Code of the ally", pattern = "[A-Z0-9_-]+", maxLength = 40, example = "US")
                String allyCode,
        @Schema(
                        description = "Registry reference; with the ally's code it names the report for good",
                        maxLength = 120,
                        example = "2026/CTR/0153")
                String warningRef,
        @ArraySchema(
                        schema = @Schema(allowableValues = {"NATO", "EU", "PT", "US", "OTHER"}),
                        arraySchema = @Schema(description = "Owners whose marks it carries"))
                List<String> marks,
        @Schema(description = "Whether a releasable version exists", type = "boolean") String tearline,
        @Schema(description = "ISO-8601; left out if the ally named no time", example = "2026-09-15T12:00:00Z")
                String replyWantedBy,
        @Schema(description = "Whether the sender was verified by calling back", type = "boolean")
                String callBackVerified,
        @Schema(
                        description = "Whom the ally told first",
                        allowableValues = {
                            "LIAISON",
                            "DUTY",
                            "HOG",
                            "HOG_CAB",
                            "MIN",
                            "MIN_CAB",
                            "SECAUTH",
                            "CYBERDEF",
                            "CSIRT",
                            "OTHER"
                        })
                String firstRecipient,
        @Schema(description = "One innocuous sentence, unclassified", maxLength = 280) String summary,
        @Schema(description = "True for an exercise: its mails reach the exercise list only", type = "boolean")
                String exercise) {

    public ReportInput {
        caveats = caveats == null
                ? List.of()
                : caveats.stream().filter(c -> c != null).toList();
        marks = marks == null
                ? List.of()
                : marks.stream().filter(m -> m != null).toList();
    }
}
