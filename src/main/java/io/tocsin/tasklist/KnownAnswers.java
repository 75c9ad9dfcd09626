package io.tocsin.tasklist;

import io.tocsin.incident.Incidents;
import io.tocsin.security.CurrentUser;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What a case knows about the fields of an open task, so that nobody types a report twice. What somebody answered in
 * another task is left out: there the same name may mean another thing, and a decision must not come ready made.
 */
@Component
class KnownAnswers {

    private final TaskList tasks;
    private final Incidents incidents;

    KnownAnswers(TaskList tasks, Incidents incidents) {
        this.tasks = tasks;
        this.incidents = incidents;
    }

    /** By field; may name fields that the task's form does not have. */
    Map<String, Object> of(CurrentUser user, InboxTask task) {
        Map<String, Object> known = new HashMap<>(incidents.facts(task.incident()));
        tasks.ofIncident(user, task.incident()).stream()
                .filter(other -> !other.open())
                .forEach(other ->
                        known.keySet().removeAll(tasks.answers(user, other.id()).keySet()));
        return known;
    }
}
