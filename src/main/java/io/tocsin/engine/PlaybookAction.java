package io.tocsin.engine;

import java.util.Map;

/**
 * Something that a service task may do. Beans of this type are the catalogue; a model names one by {@link #name()} and
 * can reach nothing else.
 */
public interface PlaybookAction {

    /** For example {@code case.set-status}. */
    String name();

    /**
     * Runs in the engine's transaction.
     *
     * @return variables to set in the process; may be empty
     */
    Map<String, Object> run(Call call);

    /**
     * @param incident id of the incident
     * @param processInstance the instance the step stands in
     * @param element id of the service task
     * @param parameters the task's extension properties, with expressions already evaluated
     * @param variables what the step can see
     */
    record Call(
            String incident,
            String processInstance,
            String element,
            Map<String, String> parameters,
            Map<String, Object> variables) {}
}
