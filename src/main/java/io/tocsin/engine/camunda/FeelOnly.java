package io.tocsin.engine.camunda;

import io.tocsin.engine.ModelRefused;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionRequirementsGraph;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableInputImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableOutputImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableRuleImpl;
import org.camunda.bpm.dmn.engine.impl.spi.transform.DmnTransformListener;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Definitions;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.xml.ModelInstance;
import org.camunda.bpm.model.xml.instance.DomElement;

/** Looks at a decision as the engine takes it in: a table in any language but FEEL does not enter. */
class FeelOnly implements DmnTransformListener {

    private static final Pattern FEEL = Pattern.compile("(?i)feel|https?://www\\.omg\\.org/spec/.*FEEL/?");

    @Override
    public void transformDecision(Decision decision, DmnDecision made) {
        look(decision.getModelInstance(), decision.getId());
    }

    @Override
    public void transformDecisionRequirementsGraph(Definitions definitions, DmnDecisionRequirementsGraph made) {
        look(definitions.getModelInstance(), definitions.getId());
    }

    private static void look(ModelInstance model, String id) {
        look(model.getDocument().getRootElement(), id);
    }

    private static void look(DomElement element, String id) {
        String language = element.getAttribute("expressionLanguage");
        if (language != null && !language.isEmpty() && !FEEL.matcher(language).matches()) {
            throw new ModelRefused(element.getLocalName() + " in decision " + id + " is written in " + language
                    + ", decisions may use FEEL only");
        }
        element.getChildElements().forEach(child -> look(child, id));
    }

    @Override
    public void transformDecisionTableInput(Input input, DmnDecisionTableInputImpl made) {
        // Seen with its decision.
    }

    @Override
    public void transformDecisionTableOutput(Output output, DmnDecisionTableOutputImpl made) {
        // Seen with its decision.
    }

    @Override
    public void transformDecisionTableRule(Rule rule, DmnDecisionTableRuleImpl made) {
        // Seen with its decision.
    }
}
