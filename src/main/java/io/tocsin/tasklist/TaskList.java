package io.tocsin.tasklist;

import io.tocsin.security.CurrentUser;
import java.util.List;
import java.util.Map;

/** What a person has to do. Every method passes the access decision; what a person may not see does not exist. */
public interface TaskList {

    /** The built-in lists. */
    enum View {
        MINE,
        GROUPS,
        OVERDUE
    }

    /**
     * Open tasks, next breach first, then the more severe, then the older.
     *
     * @param limit 1 to 200
     */
    List<InboxTask> list(CurrentUser user, View view, int offset, int limit);

    /** How many open tasks each view holds. */
    Map<View, Integer> counts(CurrentUser user);

    /** Open and ended tasks of one incident, open ones first. */
    List<InboxTask> ofIncident(CurrentUser user, String incident);

    InboxTask find(CurrentUser user, String task);

    /** The task's form; a task without one has an empty form. */
    Form form(CurrentUser user, String task);

    /** Answers of an ended task, by field; empty while open. */
    Map<String, Object> answers(CurrentUser user, String task);

    /** Puts a free task on the user's list; refuses with {@code task-taken-by-another}. */
    InboxTask claim(CurrentUser user, String task);

    /** Gives it back to its groups. */
    InboxTask release(CurrentUser user, String task);

    /**
     * Does the task: checks assignee, revision, segregation and form, keeps the answers, moves the playbook on. Refuses
     * with {@code task-already-completed}, {@code task-not-yours}, {@code task-changed}, {@code segregation} or
     * {@code form-invalid} (details: {@code errors}, field to message code).
     *
     * @param rev the revision the person saw
     * @param values by field; texts as a browser sends them, or JSON values
     */
    void complete(CurrentUser user, String task, int rev, Map<String, ?> values);
}
