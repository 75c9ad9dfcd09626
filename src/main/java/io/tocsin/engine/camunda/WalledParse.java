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
            look(rootElement, null);
        }
        if (!hasErrors()) {
            super.parseRootElement();
        }
    }

    private void look(Element element, Element parent) {
        if (!ModelWords.isElement(element.getUri(), element.getTagName())) {
            refuse(element, parent, "is not allowed");
        }
        for (String key : element.attributes()) {
            if (!ModelWords.isAttribute(key)) {
                refuse(element, parent, "may not carry the attribute " + key);
            } else if (isEvaluated(element, key)) {
                grammar(element, parent, key.substring(key.lastIndexOf(':') + 1), element.attribute(key));
            }
        }
        boolean description = element.getTagName().equals("documentation")
                && parent != null
                && parent.getTagName().equals("userTask");
        if (description || EVALUATED.contains(element.getTagName())) {
            grammar(element, parent, "text", element.getText());
        }
        element.elements().forEach(child -> look(child, element));
    }

    private static boolean isEvaluated(Element element, String key) {
        return !key.equals("name") || EVALUATED_NAMES.contains(element.getTagName());
    }

    private void grammar(Element element, Element parent, String where, String text) {
        if ("${action}".equals(text)) {
            return;
        }
        try {
            ModelExpression.parse(text);
        } catch (ExpressionRefused refused) {
            refuse(element, parent, "carries a forbidden expression in " + where + ", " + refused.getMessage());
        }
    }

    private void refuse(Element element, Element parent, String why) {
        String id = element.attribute("id");
        String in = parent == null ? null : parent.attribute("id");
        String name = element.getTagName() + (id != null ? " " + id : in != null ? " in " + in : "");
        addError(name + " " + why, element);
    }
}
