package io.tocsin.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * What an ally told us: handling first, then metadata and references, never the content itself.
 *
 * @param caveats handling caveats, for example {@code ORCON}, {@code REL_TO}
 * @param tlp sharing label, {@code TLP:RED} to {@code TLP:CLEAR}
 * @param pap permissible actions, {@code PAP:RED} to {@code PAP:CLEAR}
 * @param receivedAt when the warning reached us, UTC
 * @param channel {@code SECURE_PHONE}, {@code EMBASSY}, {@code DIPLOMATIC_NOTE}, {@code CSIRT} or {@code OTHER}
 * @param allyCode code of the ally
 * @param warningRef the registry reference of the warning
 * @param marks owners whose marks it carries, for example {@code NATO}
 * @param tearline whether a releasable version exists
 * @param replyWantedBy null if the ally named no time
 * @param callBackVerified whether the sender was verified by calling back
 * @param firstRecipient whom the ally told first: {@code HOG}, {@code MIN}, {@code SECAUTH}, {@code CSIRT}, {@code OTHER}
 * @param summary one innocuous sentence, unclassified
 * @param exercise whether all of it is played; left out of the kept text when false, so that a report kept before
 *     exercises were known is still recognised when it is sent again
 */
public record Report(
        List<String> caveats,
        String tlp,
        String pap,
        Instant receivedAt,
        String channel,
        String allyCode,
        String warningRef,
        List<String> marks,
        boolean tearline,
        Instant replyWantedBy,
        boolean callBackVerified,
        String firstRecipient,
        String summary,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean exercise) {}
