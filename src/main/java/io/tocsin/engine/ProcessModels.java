package io.tocsin.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Deployed models: processes, forms and decision tables. Callers have admitted them before. */
public interface ProcessModels {

    /**
     * Deploys one folder as one unit; does nothing if the newest deployment of that name has the same content.
     *
     * @param files content by file name
     * @return true if something new was deployed
     */
    boolean deploy(String name, Map<String, byte[]> files);

    /** Processes whose newest version is deployed. */
    List<Model> newest();

    /** The BPMN text of a model version. */
    Optional<String> bpmn(String definition);

    /** A form's text out of the deployment that a model version belongs to. */
    Optional<String> form(String definition, String formId);

    /** Ids of all elements that a token can visit in a model version. */
    List<String> flowNodes(String definition);

    record Model(String definition, String processKey, String name, int version) {}
}
