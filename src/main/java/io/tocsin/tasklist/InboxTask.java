package io.tocsin.tasklist;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One line of a task list.
 *
 * @param id the task's id, opaque
 * @param number public number of its incident
 * @param name English name, {@code namePt} Portuguese; likewise the stage, empty at the top level
 * @param groups codes of the groups that may take it
 * @param assignee user name, or null
 * @param rev counts up with every change; a completion must name the current one
 * @param due its next deadline, null if it has none or its anchor is not known
 * @param kind STATUTORY or POLICY of that deadline, null if it has none
 * @param state OPEN, DONE or WITHDRAWN
 * @param properties the model's extension properties
 * @param locals the task's own variables, for example which obligation is meant
 * @param exercise whether its incident is played, not real
 * @param told the highest rung of a ladder that was told so far, null if none
 */
public record InboxTask(
        String id,
        String incident,
        String number,
        String codename,
        String severity,
        String tlp,
        boolean exercise,
        String code,
        String name,
        String namePt,
        String stage,
        String stagePt,
        String definition,
        String form,
        List<String> groups,
        String assignee,
        int rev,
        Instant due,
        String kind,
        Instant createdAt,
        String state,
        Instant endedAt,
        String endedBy,
        Map<String, String> properties,
        Map<String, String> locals,
        String told,
        Instant toldAt) {

    public boolean open() {
        return state.equals("OPEN");
    }
}
