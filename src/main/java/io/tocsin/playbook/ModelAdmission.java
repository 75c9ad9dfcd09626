package io.tocsin.playbook;

import io.tocsin.engine.ModelRefused;
import io.tocsin.playbook.Findings.AdmissionStopped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Decides whether a model file may enter: a process ({@code .bpmn}), a decision ({@code .dmn}) or a form
 * ({@code .form}). What is not on the list of allowed things is refused, whatever it may mean to an engine.
 *
 * <p>Reads bytes only. Never resolves an address, an entity or a class, and evaluates nothing. Keeps no state.
 */
public final class ModelAdmission {

    static final String NO_HISTORY = "historyTimeToLive is missing, the default P5Y (P1826D) applies";

    private static final Vocabulary BPMN = Vocabulary.of("bpmn-vocabulary.txt");
    private static final Vocabulary DMN = Vocabulary.of("dmn-vocabulary.txt");

    private final Supplier<Set<String>> actions;

    /** @param actions names that a service task may give as its {@code action} */
    public ModelAdmission(Set<String> actions) {
        this(() -> actions);
    }

    ModelAdmission(Supplier<Set<String>> actions) {
        this.actions = actions;
    }

    /**
     * Everything found in one file, at most 200 findings.
     *
     * @param fileName as the sender gave it; only its last part and its extension are looked at
     */
    public List<Finding> check(String fileName, byte[] content) {
        ModelFileName name = ModelFileName.of(fileName);
        Findings findings = new Findings(name.shown());
        try {
            switch (name.extension()) {
                case "bpmn" -> bpmn(content, findings);
                case "dmn" -> dmn(content, findings);
                case "form" -> new FormCheck(findings).check(name.base(), content);
                case "cmmn" -> throw findings.stop("file-kind", Place.FILE, "CMMN is not allowed");
                default -> throw findings.stop("file-kind", Place.FILE, "only .bpmn, .dmn and .form files are models");
            }
        } catch (AdmissionStopped stopped) {
            // The findings say why.
        }
        return findings.found();
    }

    /**
     * Lets a file pass or not.
     *
     * @throws ModelRefused if any finding is an error; its details list all findings under {@code findings}
     */
    public void admit(String fileName, byte[] content) {
        admit(Map.of(fileName, content));
    }

    /** The same for files that belong together: all are read before any is refused. */
    public void admit(Map<String, byte[]> files) {
        List<Finding> all = new ArrayList<>();
        new TreeMap<>(files).forEach((name, content) -> all.addAll(check(name, content)));
        List<Finding> errors = all.stream().filter(Finding::isError).toList();
        if (!errors.isEmpty()) {
            Finding first = errors.get(0);
            String more = errors.size() == 1 ? "" : ", and " + (errors.size() - 1) + " more";
            throw new ModelRefused(
                    first.file() + ": " + first.message() + more,
                    Map.of("findings", all.stream().map(Finding::asMap).toList()));
        }
    }

    private void bpmn(byte[] content, Findings findings) {
        XmlElement root = root(content, "BPMN 2.0 XML", BpmnRules.BPMN, findings);
        new VocabularyCheck(BPMN, findings).check(root);
        new BpmnRules(actions.get(), findings).check(root);
    }

    private void dmn(byte[] content, Findings findings) {
        XmlElement root = root(content, "DMN 1.3 XML", DmnRules.DMN, findings);
        new VocabularyCheck(DMN, findings).check(root);
        new DmnRules(findings).check(root);
    }

    private static XmlElement root(byte[] content, String kind, String namespace, Findings findings) {
        String text = new ModelText(findings).xml(content, kind);
        XmlElement root = new XmlReading(findings, kind, text, XmlReading.BUDGET).root();
        if (root.name.namespace().startsWith("http://www.omg.org/spec/CMMN/")) {
            throw findings.stop("file-kind", root.place(), "CMMN is not allowed");
        }
        if (!root.name.is(namespace, "definitions")) {
            throw findings.stop("not-a-model", root.place(), "not " + kind);
        }
        return root;
    }
}
