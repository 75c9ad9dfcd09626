package io.tocsin.incident;

import io.tocsin.directory.Clearance;
import io.tocsin.security.CurrentUser;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The cases. Methods with a {@link CurrentUser} pass the access decision; the others are for the rooms above, inside a
 * transaction that was already allowed.
 */
public interface Incidents {

    /**
     * Opens a case from an ally's report and starts its playbook, or answers with the case that the same ally's same
     * reference opened before.
     */
    Opened open(Report report, String actor);

    /** @param created false if the report was known already */
    record Opened(Incident incident, boolean created) {}

    Incident get(String id);

    /** A case by its public number; refuses with {@code not-found}. */
    Incident byNumber(CurrentUser user, String number);

    Optional<Incident> findByNumber(String number);

    /** Cases the user may see, newest first. */
    List<Incident> list(CurrentUser user, int offset, int limit);

    /** Holds the case until the transaction ends. Whoever changes anything of a case takes this lock first. */
    void lock(String incident);

    /** True for a name that clocks may count from. */
    boolean isAnchor(String name);

    /** Moments that clocks start from, by name. */
    Map<String, Instant> anchors(String incident);

    /** Records or corrects a moment; the old value stays in the record. Does nothing if it is the same. */
    void setAnchor(String incident, String name, Instant at, String reason, String actor);

    /** Answers and results known about the case, by name: texts, numbers, booleans. */
    Map<String, Object> facts(String incident);

    /** Keeps facts and hands them to the running playbook. */
    void learn(String incident, Map<String, Object> facts, String actor);

    /** Rates the case; with {@code onlyUp} a lower value than the present one is ignored. */
    void rate(String incident, String severity, boolean onlyUp, String reason, String actor);

    /** Says that the case is about something of this class; never lowers. */
    void raiseLevel(String incident, Clearance level, String actor);

    void setStatus(String incident, CaseStatus status, String actor);

    /** Changes what a case is called and how it may be shared; null or blank leaves as it is. */
    void describe(String incident, String codename, String tlp);

    void admit(String incident, String person, String actor);

    void link(String incident, String otherNumber, String actor);

    /** Cases linked with this one. */
    List<Incident> linked(String incident);

    /** Delivers a message or a signal (names beginning with {@code S-}) to the running playbook. */
    int deliver(String incident, String message, Map<String, Object> payload, String actor);

    /** The whole timeline, oldest first. */
    List<TimelineEntry> timeline(String incident);
}
