package io.tocsin.playbooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.studio.Scenarios;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class EveryFlowNodeIsVisitedTest {

    @Test
    void everyFlowNodeOfEveryProcessIsVisitedByAScenario() {
        Map<String, Set<String>> visited = new TreeMap<>();
        Map<String, Set<String>> drawn = new TreeMap<>();
        ScenarioRunner.files().forEach(file -> {
            Scenarios.Result result = ScenarioRunner.play(file);
            merge(result.visited(), visited);
            merge(result.drawn(), drawn);
        });
        Map<String, Set<String>> missed = new TreeMap<>();
        drawn.forEach((process, nodes) -> {
            Set<String> left = new TreeSet<>(nodes);
            left.removeAll(visited.getOrDefault(process, Set.of()));
            System.out.println(
                    process + ": " + (nodes.size() - left.size()) + " of " + nodes.size() + " flow nodes visited");
            if (!left.isEmpty()) {
                missed.put(process, left);
            }
        });
        assertThat(drawn.keySet())
                .contains(
                        "pb01-allied-detection",
                        "sp-leader-notify",
                        "sp-evidence",
                        "sp-referral",
                        "sp-release-review",
                        "deadline-ladder");
        assertThat(missed).isEmpty();
    }

    private static void merge(Map<String, Set<String>> from, Map<String, Set<String>> into) {
        from.forEach((process, nodes) ->
                into.computeIfAbsent(process, key -> new TreeSet<>()).addAll(nodes));
    }
}
