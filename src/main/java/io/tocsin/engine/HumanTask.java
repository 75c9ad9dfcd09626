package io.tocsin.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A step that a person does, as the engine sees it.
 *
 * @param id the engine's id, opaque
 * @param incident the business key: id of the incident
 * @param processInstance id of the process instance the task stands in (of the called one, if called)
 * @param model id of the deployed model version
 * @param playbook key of the process the task is drawn in
 * @param element id of the element in the model
 * @param name English name as drawn
 * @param stage names by language ({@code en}, {@code pt}) of the stage the task belongs to; empty at the top level
 * @param form id of the form, or null
 * @param groups codes of the groups that may take it
 * @param assignee user name, or null
 * @param properties the model's extension properties of the task
 * @param locals texts of the variables that belong to the task's own scope (one turn of a multi-instance)
 */
public record HumanTask(
        String id,
        String incident,
        String processInstance,
        String model,
        String playbook,
        String element,
        String name,
        Map<String, String> stage,
        String form,
        List<String> groups,
        String assignee,
        Instant created,
        Map<String, String> properties,
        Map<String, String> locals) {

    /** The code that people use, for example {@code T06}; the element's id if the model gives none. */
    public String code() {
        return properties.getOrDefault("code", element);
    }
}
