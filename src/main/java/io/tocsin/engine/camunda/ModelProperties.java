package io.tocsin.engine.camunda;

import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.core.model.PropertyKey;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** The extension properties of an element, read once when the model is parsed. */
final class ModelProperties {

    private static final PropertyKey<Map<String, String>> KEY = new PropertyKey<>("tocsin-properties");
    private static final PropertyKey<String> FORM = new PropertyKey<>("tocsin-form");

    private ModelProperties() {}

    static void keep(Element element, ActivityImpl activity) {
        activity.getProperties().set(KEY, read(element));
        String form = element.attributeNS(ModelWords.EXTENSION, "formRef");
        if (form != null) {
            activity.getProperties().set(FORM, form);
        }
    }

    static Map<String, String> of(ActivityImpl activity) {
        Map<String, String> kept = activity.getProperties().get(KEY);
        return kept == null ? Map.of() : kept;
    }

    static String form(ActivityImpl activity) {
        return activity.getProperties().get(FORM);
    }

    private static Map<String, String> read(Element element) {
        Map<String, String> properties = new LinkedHashMap<>();
        Element extensions = element.element("extensionElements");
        if (extensions != null) {
            Element list = extensions.elementNS(ModelWords.EXTENSION, "properties");
            if (list != null) {
                for (Element property : list.elementsNS(ModelWords.EXTENSION, "property")) {
                    properties.put(property.attribute("name"), property.attribute("value"));
                }
            }
        }
        return properties;
    }
}
