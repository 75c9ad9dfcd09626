package io.tocsin.engine.camunda;

import io.tocsin.engine.DecisionTables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.stereotype.Component;

@Component
class CamundaDecisionTables implements DecisionTables {

    private final DecisionService decisions;
    private final RepositoryService repository;

    CamundaDecisionTables(DecisionService decisions, RepositoryService repository) {
        this.decisions = decisions;
        this.repository = repository;
    }

    @Override
    public List<Map<String, Object>> evaluate(String decision, Map<String, Object> inputs) {
        var definition = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(decision)
                .latestVersion()
                .singleResult();
        if (definition == null) {
            throw new IllegalStateException("No decision table '" + decision + "' is deployed");
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        decisions
                .evaluateDecisionTableById(definition.getId(), inputs)
                .forEach(row -> rows.add(new HashMap<>(row.getEntryMap())));
        return rows;
    }
}
