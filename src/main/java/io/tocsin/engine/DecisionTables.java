package io.tocsin.engine;

import java.util.List;
import java.util.Map;

/** Decision tables (DMN). */
public interface DecisionTables {

    /**
     * Evaluates the newest version of a table.
     *
     * @param inputs by name; what a table asks for and is not given counts as null
     * @return one map of outputs per matching rule, in the table's order; empty if none matches
     */
    List<Map<String, Object>> evaluate(String decision, Map<String, Object> inputs);
}
