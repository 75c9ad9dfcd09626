package io.tocsin.engine.camunda;

import io.tocsin.engine.ModelExpression;
import io.tocsin.engine.PlaybookAction;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.springframework.beans.factory.ObjectProvider;

/** Runs the action that a service task names. */
class ActionDelegate implements JavaDelegate {

    private final ObjectProvider<PlaybookAction> actions;
    private final Clock clock;

    ActionDelegate(ObjectProvider<PlaybookAction> actions, Clock clock) {
        this.actions = actions;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Map<String, String> properties = ModelProperties.of(((ExecutionEntity) execution).getActivity());
        String name = properties.get("action");
        PlaybookAction action = actions.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ProcessEngineException("Step " + execution.getCurrentActivityId()
                        + " names action '" + name + "', which is not in the catalogue"));
        Map<String, String> parameters = new LinkedHashMap<>();
        properties.forEach((key, value) -> parameters.put(key, evaluated(value, execution)));
        var call = new PlaybookAction.Call(
                execution.getProcessBusinessKey(),
                execution.getProcessInstanceId(),
                execution.getCurrentActivityId(),
                parameters,
                execution.getVariables());
        execution.setVariables(action.run(call));
    }

    private String evaluated(String value, DelegateExecution execution) {
        Object result =
                value.startsWith("${") ? ModelExpression.parse(value).evaluate(execution::getVariable, clock) : value;
        return result == null ? "" : result.toString();
    }
}
