package io.tocsin.engine.camunda;

import io.tocsin.engine.ModelRefused;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.bpmn.behavior.CallableElementActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.MultiInstanceActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.core.variable.mapping.value.ParameterValueProvider;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Looks at a model a second time, as the engine parses it: keeps extension properties, connects user tasks with our
 * events, hands the incident to called processes, and bounds the turns of a multi-instance.
 */
class ModelParseListener extends AbstractBpmnParseListener {

    private final TaskEvents taskEvents;

    ModelParseListener(TaskEvents taskEvents) {
        this.taskEvents = taskEvents;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        ModelProperties.keep(element, activity);
        var definition = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        definition.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, taskEvents);
        definition.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, taskEvents);
        definition.addBuiltInTaskListener(TaskListener.EVENTNAME_DELETE, taskEvents);
    }

    @Override
    public void parseServiceTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        ModelProperties.keep(element, activity);
        // What stands there is a word of the model's own, no way to reach a bean.
        if (!"${action}".equals(element.attributeNS(ModelWords.EXTENSION, "delegateExpression"))) {
            throw new ModelRefused("Service task " + activity.getId() + " may only name a catalogue action");
        }
    }

    @Override
    public void parseSubProcess(Element element, ScopeImpl scope, ActivityImpl activity) {
        ModelProperties.keep(element, activity);
    }

    @Override
    public void parseCallActivity(Element element, ScopeImpl scope, ActivityImpl activity) {
        ModelProperties.keep(element, activity);
        if (activity.getActivityBehavior() instanceof CallableElementActivityBehavior behavior) {
            behavior.getCallableElement().setBusinessKeyValueProvider(new InheritedBusinessKey());
        }
    }

    @Override
    public void parseMultiInstanceLoopCharacteristics(
            Element activityElement, Element multiInstance, ActivityImpl activity) {
        if (!(activity.getActivityBehavior() instanceof MultiInstanceActivityBehavior behavior)) {
            return;
        }
        if (behavior.getCollectionVariable() != null) {
            behavior.setCollectionExpression(new ListVariable(behavior.getCollectionVariable()));
            behavior.setCollectionVariable(null);
        }
        if (behavior.getLoopCardinalityExpression() != null) {
            behavior.setLoopCardinalityExpression(new TurnCount(behavior.getLoopCardinalityExpression()));
        }
    }

    /** A called process belongs to the same incident. */
    private static final class InheritedBusinessKey implements ParameterValueProvider {

        @Override
        public Object getValue(VariableScope scope) {
            return ((ExecutionEntity) scope).getProcessBusinessKey();
        }

        @Override
        public boolean isDynamic() {
            return true;
        }
    }
}
