package io.tocsin.engine;

import java.util.Map;

/** What can be done with a user task. Rights, revisions and forms are checked by the callers. */
public interface HumanTasks {

    /** Puts the task on a person's list; null takes it off again. */
    void assign(String task, String username);

    /**
     * Completes the task and moves the token on, up to the next wait, in the current transaction.
     *
     * @param variables texts, numbers, booleans or null; they become variables of the process
     */
    void complete(String task, Map<String, Object> variables);
}
