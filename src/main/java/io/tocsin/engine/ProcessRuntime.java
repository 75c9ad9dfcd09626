package io.tocsin.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Running processes, addressed by incident. */
public interface ProcessRuntime {

    /** Starts the process that begins with this message; returns the instance's id. */
    String startByMessage(String message, String incident, Map<String, Object> variables);

    /** Starts the newest version of a process by its key; returns the instance's id. */
    String start(String processKey, String incident, Map<String, Object> variables);

    /**
     * Delivers a message to everything in the incident that waits for it.
     *
     * @return how many waiting places received it; 0 if none waits
     */
    int correlate(String message, String incident, Map<String, Object> variables);

    /** Delivers a message to one instance only. */
    int correlateTo(String processInstance, String message, Map<String, Object> variables);

    /** Raises a signal inside one incident only; returns how many places received it. */
    int signal(String signal, String incident, Map<String, Object> variables);

    /** Names of the messages and signals that something in the incident waits for, ladders left out. */
    Set<String> awaited(String incident);

    /** Sets variables of one instance; conditions that wait for them are looked at again. */
    void setVariables(String processInstance, Map<String, Object> variables);

    /** Variables of one instance. */
    Map<String, Object> variables(String processInstance);

    /** Ends an instance, without completing it; no effect if it has ended. */
    void cancel(String processInstance, String reason);

    /** Where the tokens of an instance are, and where they have been, called instances included. */
    List<Position> positions(String incident);

    /** Steps that failed all their tries, or the nearest ones, newest first. */
    List<StuckStep> stuck();

    /** Gives a stuck step new tries, at once. */
    void retry(String job);

    /**
     * @param definition id of the model version
     * @param processKey key of the process
     * @param element id of the element
     * @param from when the token arrived
     * @param to when it left, null if it is still there
     */
    record Position(
            String definition, String processKey, String element, Instant from, Instant to, boolean cancelled) {}

    /**
     * @param job opaque id, for {@link ProcessRuntime#retry}
     * @param incident id of the incident, or null for a step that belongs to none
     * @param step name of the step
     * @param why the fault's message
     * @param triesLeft 0 when only a person can move it
     */
    record StuckStep(String job, String incident, String step, String why, Instant since, int triesLeft) {}
}
