package io.tocsin.playbook;

/** What a list of words cannot say about a DMN file. */
final class DmnRules {

    static final String DMN = "https://www.omg.org/spec/DMN/20191111/MODEL/";
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/dmn";

    private final Findings findings;

    DmnRules(Findings findings) {
        this.findings = findings;
    }

    void check(XmlElement definitions) {
        if (definitions.children(DMN, "decision").findAny().isEmpty()) {
            findings.error("no-decision", definitions.place(), "no decision in the file");
        }
        definitions.children(DMN, "decision").forEach(this::decision);
    }

    private void decision(XmlElement decision) {
        if (decision.attribute(CAMUNDA, "historyTimeToLive").isEmpty()) {
            findings.warning("history-time-to-live", decision.place(), ModelAdmission.NO_HISTORY);
        }
        long logic = decision.children.stream()
                .filter(child -> child.name.is(DMN, "decisionTable") || child.name.is(DMN, "literalExpression"))
                .count();
        if (logic != 1) {
            findings.error("decision", decision.place(), "a decision needs one table or one literal expression");
        }
        decision.all().filter(element -> element.name.is(DMN, "decisionTable")).forEach(this::cells);
    }

    private void cells(XmlElement table) {
        long inputs = table.children(DMN, "input").count();
        long outputs = table.children(DMN, "output").count();
        table.children(DMN, "rule")
                .filter(rule -> rule.children(DMN, "inputEntry").count() != inputs
                        || rule.children(DMN, "outputEntry").count() != outputs)
                .forEach(rule -> findings.error(
                        "rule-cells", rule.place(), "a rule needs " + inputs + " inputs and " + outputs + " outputs"));
    }
}
