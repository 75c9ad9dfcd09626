package io.tocsin.escalation;

import io.tocsin.security.CurrentUser;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who was told what, and who answered. */
public interface Escalations {

    /**
     * "I have seen it and take the next step." Stops climbing for silence, not the clock; climbing resumes at half of the
     * time that was left. Only a person who was asked, or the one delegated for that person, may do it. Doing it twice
     * changes nothing.
     */
    Raised acknowledge(CurrentUser user, String escalation);

    /** One of them; empty if it does not exist or the user may not see its case. */
    Optional<Raised> find(CurrentUser user, String escalation);

    /** Everything raised in a case, oldest first. */
    List<Raised> ofIncident(String incident);

    /** Everything raised for a task, oldest first. */
    List<Raised> ofTask(String task);

    /** What comes next on the ladders of a task's clocks, soonest first; empty when nothing more is planned. */
    List<Planned> planned(String task);

    record Raised(
            String id,
            String incident,
            String deadline,
            String task,
            String code,
            Rung rung,
            int turn,
            Instant due,
            Instant scheduled,
            Instant raisedAt,
            List<String> to,
            List<String> informed,
            String acknowledgedBy,
            Instant acknowledgedAt) {}

    record Planned(String deadline, Rung rung, Instant at, List<String> to) {}
}
