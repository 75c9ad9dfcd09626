package io.tocsin.playbooks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The tasks of all models as one table of Markdown: who does what until when, and who hears if not. */
final class TaskTable {

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    private TaskTable() {}

    static String of(Path processes) {
        StringBuilder table = new StringBuilder(
                """
                | Process | Code | Task | Groups | Deadlines | Level 1, level 2 |
                |---|---|---|---|---|---|
                """);
        models(processes)
                .forEach(model -> rows(model).forEach(row -> table.append(row).append('\n')));
        return table.toString();
    }

    private static List<Path> models(Path processes) {
        try (Stream<Path> files = Files.walk(processes)) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> rows(Path model) {
        Element root = read(model);
        String process = ((Element) root.getElementsByTagNameNS(BPMN, "process").item(0)).getAttribute("id");
        NodeList tasks = root.getElementsByTagNameNS(BPMN, "userTask");
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < tasks.getLength(); i++) {
            Element task = (Element) tasks.item(i);
            Map<String, String> properties = properties(task);
            rows.add("| %s | %s | %s | %s | %s | %s |"
                    .formatted(
                            process,
                            properties.get("code"),
                            task.getAttribute("name"),
                            task.getAttributeNS(CAMUNDA, "candidateGroups").replace(",", ", "),
                            deadlines(properties),
                            properties.getOrDefault("escalation.l1", "-") + ", "
                                    + properties.getOrDefault("escalation.l2", "-")));
        }
        return rows.stream().sorted().toList();
    }

    private static String deadlines(Map<String, String> properties) {
        if (properties.containsKey("deadline.fromObligation")) {
            return "as the obligation says";
        }
        List<String> deadlines = new ArrayList<>();
        for (int i = 1; properties.containsKey("deadline" + i + ".anchor"); i++) {
            String key = "deadline" + i + ".";
            deadlines.add("%s from %s (%s, %s)"
                    .formatted(
                            properties.get(key + "duration"),
                            properties.get(key + "anchor"),
                            properties.get(key + "kind"),
                            properties.get(key + "source")));
        }
        return deadlines.isEmpty() ? "-" : String.join("<br>", deadlines);
    }

    private static Map<String, String> properties(Element task) {
        Map<String, String> properties = new LinkedHashMap<>();
        NodeList found = task.getElementsByTagNameNS(CAMUNDA, "property");
        for (int i = 0; i < found.getLength(); i++) {
            Element property = (Element) found.item(i);
            properties.put(property.getAttribute("name"), property.getAttribute("value"));
        }
        return properties;
    }

    private static Element read(Path model) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(model.toFile()).getDocumentElement();
        } catch (Exception e) {
            throw new IllegalStateException("Cannot read " + model, e);
        }
    }
}
