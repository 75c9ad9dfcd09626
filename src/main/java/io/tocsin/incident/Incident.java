package io.tocsin.incident;

import io.tocsin.directory.Clearance;
import java.time.Instant;

/**
 * A case.
 *
 * @param id internal id, the business key of its processes
 * @param number public number, opaque, for example {@code K7-0153}
 * @param codename innocuous word drawn at opening
 * @param playbook key of the playbook that runs it
 * @param processInstance the playbook's instance
 * @param severity {@code S0} to {@code S5}
 * @param level highest class of what it is about; who is not cleared for it does not see the case
 * @param tlp sharing label of the case, for example {@code TLP:AMBER}
 * @param pap how the information may be used, for example {@code PAP:RED}
 * @param ally code of the ally that reported
 * @param reference the ally's registry reference
 * @param firstRecipient whom the ally told first, for example {@code HOG}
 * @param closedAt null while open or monitoring
 * @param exercise whether it is played: its mails reach the exercise list only; never changes after opening
 */
public record Incident(
        String id,
        String number,
        String codename,
        String playbook,
        String processInstance,
        CaseStatus status,
        String severity,
        Clearance level,
        String tlp,
        String pap,
        String ally,
        String reference,
        String firstRecipient,
        Instant openedAt,
        Instant closedAt,
        boolean exercise) {}
