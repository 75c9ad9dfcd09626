package io.tocsin.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be done with a user task. Rights, revisions and forms are checked by the callers. */
public interface HumanTasks {

    /** An open task. */
    Optional<Open> find(String task);

    /** Open tasks of an incident with this code. */
    List<Open> open(String incident, String code);

    /** Open tasks of a process instance and of the processes it called, however deep. */
    List<Open> openIn(String processInstance);

    /** Ids of all open tasks, for comparing the inbox with the engine. */
    List<String> openIds();

    /** @param groups codes of the groups that may take it; {@code assignee} null while nobody has it */
    record Open(String id, String incident, String code, List<String> groups, String assignee) {}

    /** Puts the task on a person's list; null takes it off again. */
    void assign(String task, String username);

    /**
     * Completes the task and moves the token on, up to the next wait, in the current transaction.
     *
     * @param variables texts, numbers, booleans or null; they become variables of the process
     */
    void complete(String task, Map<String, Object> variables);
}
