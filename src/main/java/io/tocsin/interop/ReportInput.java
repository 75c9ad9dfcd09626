package io.tocsin.interop;

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
public record ReportInput(
        List<String> caveats,
        String tlp,
        String pap,
        String receivedAt,
        String channel,
        String allyCode,
        String warningRef,
        List<String> marks,
        String tearline,
        String replyWantedBy,
        String callBackVerified,
        String firstRecipient,
        String summary,
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
