package io.tocsin.engine.camunda;

import io.tocsin.engine.ExpressionRefused;
import io.tocsin.engine.ModelExpression;
import java.util.Set;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Reads every element of a model before the engine acts on the first. A parse listener would come too late: the engine
 * makes instances of classes that a form names while it still parses.
 */
class WalledParse extends BpmnParse {

    private static final Set<String> EVALUATED =
            Set.of("conditionExpression", "condition", "timeDuration", "timeDate", "timeCycle", "loopCardinality");
    private static final Set<String> EVALUATED_NAMES = Set.of("userTask", "message", "signal", "error", "escalation");

    WalledParse(BpmnParser parser) {
        super(parser);
    }

    /**
     * The standard's schema comes out of the engine's jar, which lies inside ours when the program is one file; a model
     * may not name schemas elsewhere. Java compares with or without "jar:", depending on its version.
     */
    @Override
    protected String resolveAccessExternalSchemaProperty() {
        return "file, jar:file, nested, jar:nested";
    }

    @Override
    protected void parseRootElement() {
        if (rootElement != null && !hasErrors()) {
            look(rootElement, "");
        }
        if (!hasErrors()) {
            super.parseRootElement();
        }
    }

    /** @param owner id of the nearest element around this one that has an id */
    private void look(Element element, String owner) {
        String id = element.attribute("id");
        String name = element.getTagName() + (id != null ? " " + id : " in " + owner);
        if (!ModelWords.isElement(element.getUri(), element.getTagName())) {
            addError(name + " is not allowed", element);
        }
        for (String key : element.attributes()) {
            if (!ModelWords.isAttribute(key)) {
                addError(name + " may not carry the attribute " + key, element);
            } else if (!key.equals("name") || EVALUATED_NAMES.contains(element.getTagName())) {
                grammar(element, name, key.substring(key.lastIndexOf(':') + 1), element.attribute(key));
            }
        }
        if (EVALUATED.contains(element.getTagName())) {
            grammar(element, name, "its text", element.getText());
        }
        if (element.getTagName().equals("userTask")) {
            element.elements("documentation").forEach(text -> grammar(text, name, "its documentation", text.getText()));
        }
        element.elements().forEach(child -> look(child, id == null ? owner : id));
    }

    private void grammar(Element element, String name, String where, String text) {
        // The one expression that stands for no value; only service tasks make something of it.
        if ("${action}".equals(text)) {
            return;
        }
        try {
            ModelExpression.parse(text);
        } catch (ExpressionRefused refused) {
            addError(name + " carries a forbidden expression in " + where + ", " + refused.getMessage(), element);
        }
    }
}
