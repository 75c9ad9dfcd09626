package io.tocsin.playbook;

import static io.tocsin.playbook.Drafts.decision;
import static io.tocsin.playbook.Drafts.errors;
import static io.tocsin.playbook.Drafts.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.playbook.Finding.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionAdmissionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-",
                "\"C3\",\"C4\"",
                "not(\"none\")",
                "true",
                "[1..5]",
                "&gt;= 3",
                "contains(?, \"for x in y\")",
                "\"https://example.org\""
            })
    void plainCellsAreAdmitted(String cell) {
        assertThat(Drafts.check("x.dmn", table("suspected_class", cell, "\"S5\"")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "function(x) external {java: {class: \"java.lang.Runtime\", `method signature`: \"getRuntime()\"}}"
                        + " | must not define functions, external ones are not allowed either",
                "{f: function (x) x}.f(1) | must not define functions, external ones are not allowed either",
                "EXTERNAL | must not define functions, external ones are not allowed either",
                "for x in 1..1000000000 return x | must not loop",
                "some x in [1..9] satisfies x = 1 | must not loop",
                "${a.b()} | must be FEEL, ${...} is not allowed",
                "1 /* \" */ + 1 | must not have comments",
            })
    void codeInACellIsRefused(String cell, String message) {
        String escaped = cell.replace("<", "&lt;");
        assertThat(errors("x.dmn", table("a", "-", escaped)))
                .containsExactly("text " + message + " (element out, line 9)");
        assertThat(errors("x.dmn", table("a", escaped, "1")))
                .containsExactly("text " + message + " (element in, line 8)");
        assertThat(errors(
                        "x.dmn",
                        decision("<literalExpression id=\"l\"><text>" + escaped + "</text></literalExpression>")))
                .containsExactly("text " + message + " (element l, line 4)");
    }

    @Test
    void inputIsAVariable() {
        assertThat(errors("x.dmn", table("count(list)", "-", "1")))
                .containsExactly("text must be the name of a variable (element e, line 5)");
    }

    @Test
    void cellIsAtMost512Long() {
        assertThat(errors("x.dmn", table("a", "-", "\"" + "x".repeat(510) + "\"")))
                .isEmpty();
        assertThat(errors("x.dmn", table("a", "-", "\"" + "x".repeat(511) + "\"")))
                .containsExactly("text is longer than 512 characters (element out, line 9)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"groovy", "javascript", "juel", "python", "http://www.omg.org/spec/FEEL/evil"})
    void otherLanguagesAreRefused(String language) {
        String attribute = "expressionLanguage=\"" + language + "\"";
        String model = table("a", "-", "1");
        for (String element : new String[] {"inputEntry", "outputEntry", "inputExpression"}) {
            assertThat(errors("x.dmn", model.replace("<" + element + " ", "<" + element + " " + attribute + " ")))
                    .singleElement()
                    .asString()
                    .startsWith("expressionLanguage must be feel, other languages are not allowed (element ");
        }
        assertThat(errors("x.dmn", model.replace("<definitions ", "<definitions " + attribute + " ")))
                .hasSize(1);
        assertThat(errors(
                        "x.dmn",
                        decision("<literalExpression id=\"l\" " + attribute + "><text>1</text></literalExpression>")))
                .hasSize(1);
        assertThat(errors("x.dmn", model.replace("<inputEntry ", "<inputEntry expressionLanguage=\"feel\" ")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<businessKnowledgeModel id=\"x\" />",
                "<import namespace=\"x\" locationURI=\"http://127.0.0.1/\" importType=\"x\" />",
                "<invocation id=\"x\" />",
                "<context id=\"x\" />",
                "<extensionElements id=\"x\" />",
                "<decisionService id=\"x\" />"
            })
    void elementOutsideTheListIsRefused(String element) {
        assertThat(errors("x.dmn", table("a", "-", "1").replace("<decisionTable", element + "<decisionTable")))
                .singleElement()
                .asString()
                .contains("not allowed")
                .endsWith("line 4)");
    }

    @Test
    void attributeOutsideTheListIsRefused() {
        assertThat(errors("x.dmn", table("a", "-", "1").replace("<input ", "<input camunda:inputVariable=\"x\" ")))
                .containsExactly("attribute camunda:inputVariable is not allowed (element i, line 5)");
        assertThat(errors("x.dmn", table("a", "-", "1").replace("FIRST", "OUTPUT ORDER")))
                .hasSize(1);
    }

    @Test
    void olderDmnIsRefused() {
        assertThat(errors("x.dmn", table("a", "-", "1").replace("20191111/MODEL/", "20151101/dmn.xsd")))
                .containsExactly("not DMN 1.3 XML (element d, line 2)");
    }

    @Test
    void missingHistoryTimeToLiveIsAWarning() {
        assertThat(Drafts.check("x.dmn", table("a", "-", "1").replace(" camunda:historyTimeToLive=\"P1826D\"", "")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.message()).contains("P5Y").endsWith("(element severity, line 3)");
                });
    }

    @Test
    void ruleHasOneCellPerColumn() {
        assertThat(errors("x.dmn", table("a", "-", "1").replaceAll("<inputEntry.*</inputEntry>", "")))
                .containsExactly("a rule needs 1 inputs and 1 outputs (element r, line 7)");
    }

    @Test
    void decisionHasLogic() {
        assertThat(errors("x.dmn", decision("")))
                .containsExactly("a decision needs one table or one literal expression (element severity, line 3)");
    }
}
