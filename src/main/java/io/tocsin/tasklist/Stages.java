package io.tocsin.tasklist;

import io.tocsin.engine.ProcessModels;
import io.tocsin.engine.ProcessRuntime;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.springframework.stereotype.Component;

/** The stages of a playbook, in the order of the model, and how far a case has come. */
@Component
class Stages {

    /** A version never changes, so what was read once stays true. */
    private final Map<String, List<Stage>> known = new ConcurrentHashMap<>();

    private final ProcessModels models;

    Stages(ProcessModels models) {
        this.models = models;
    }

    private record Stage(String element, String name, String namePt) {}

    /** @param state done, now or later */
    record Step(String name, String state) {}

    List<Step> of(String definition, List<ProcessRuntime.Position> positions, TimeWords words) {
        return stages(definition).stream()
                .map(stage -> new Step(
                        words.pick(stage.name(), stage.namePt()), state(stage.element(), definition, positions)))
                .toList();
    }

    private static String state(String element, String definition, List<ProcessRuntime.Position> positions) {
        List<ProcessRuntime.Position> here = positions.stream()
                .filter(p -> p.definition().equals(definition) && p.element().equals(element))
                .toList();
        if (here.isEmpty()) {
            return "later";
        }
        return here.stream().anyMatch(p -> p.to() == null) ? "now" : "done";
    }

    private List<Stage> stages(String definition) {
        return known.computeIfAbsent(
                definition, id -> models.bpmn(id).map(Stages::read).orElse(List.of()));
    }

    // Embedded sub-processes and calls on the process's own level; what events may start at any time is no stage.
    private static List<Stage> read(String bpmn) {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        List<Stage> stages = new ArrayList<>();
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(bpmn));
            int depth = 0;
            int level = Integer.MAX_VALUE;
            Stage open = null;
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamReader.START_ELEMENT) {
                    depth++;
                    String name = xml.getLocalName();
                    if (name.equals("process")) {
                        level = depth + 1;
                    } else if (depth == level && isStage(xml)) {
                        open = new Stage(attribute(xml, "id"), attribute(xml, "name"), "");
                    } else if (open != null
                            && depth == level + 3
                            && name.equals("property")
                            && attribute(xml, "name").equals("i18n.pt")) {
                        open = new Stage(open.element(), open.name(), attribute(xml, "value"));
                    }
                } else if (event == XMLStreamReader.END_ELEMENT) {
                    if (depth == level && open != null) {
                        stages.add(open);
                        open = null;
                    }
                    depth--;
                }
            }
        } catch (XMLStreamException e) {
            throw new IllegalStateException("A deployed model is not readable", e);
        }
        return List.copyOf(stages);
    }

    private static boolean isStage(XMLStreamReader xml) {
        return xml.getLocalName().equals("subProcess")
                && !attribute(xml, "triggeredByEvent").equals("true");
    }

    private static String attribute(XMLStreamReader xml, String name) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? "" : value;
    }
}
