package io.tocsin.deadline;

import io.tocsin.engine.DecisionTables;
import io.tocsin.engine.PlaybookAction;
import io.tocsin.incident.Incidents;
import io.tocsin.shared.DomainEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Asks decision table D3 which obligations the case has, keeps them with what people decided ("applies: no, because"),
 * and tells the playbook which of them still need a task of their own.
 */
@Component
class ObligationAction implements PlaybookAction {

    /** What the playbook's other tasks fulfil: breach reports, the referral, the report to NATO. */
    private static final String OWN_TASKS = "owned";

    private static final String ASKED = "obligations_asked";

    private final DecisionTables decisions;
    private final Incidents incidents;
    private final Obligations obligations;

    ObligationAction(DecisionTables decisions, Incidents incidents, Obligations obligations) {
        this.decisions = decisions;
        this.incidents = incidents;
        this.obligations = obligations;
    }

    @Override
    public String name() {
        return "case.record-obligations";
    }

    @Override
    public Map<String, Object> run(Call call) {
        Map<String, Object> facts = incidents.facts(call.incident());
        List<Map<String, Object>> rows = decisions.evaluate("obligations", inputs(call, facts));
        List<Integer> ordinals = Obligations.ordinals(rows);
        for (int i = 0; i < rows.size(); i++) {
            String key = answerKey(rows.get(i));
            boolean applies = !"no".equals(facts.get(key + "_applies"));
            Object reason = facts.get(key + "_reason");
            obligations.record(
                    call.incident(),
                    rows.get(i),
                    ordinals.get(i),
                    applies,
                    reason == null ? null : reason.toString(),
                    DomainEvent.SYSTEM);
        }
        Set<String> asked = new LinkedHashSet<>(split(facts.get(ASKED)));
        Set<String> owned = new LinkedHashSet<>(split(call.parameters().get(OWN_TASKS)));
        List<String> open = obligations.applying(call.incident()).stream()
                .filter(id -> !asked.contains(id) && !owned.contains(id))
                .toList();
        asked.addAll(open);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("obligations_open", String.join(",", open));
        result.put("obligations_open_list", String.join(",", open));
        result.put(ASKED, String.join(",", asked));
        incidents.learn(call.incident(), result, DomainEvent.SYSTEM);
        return result;
    }

    private Map<String, Object> inputs(Call call, Map<String, Object> facts) {
        Map<String, Object> inputs = new LinkedHashMap<>();
        for (String name : List.of(
                "network_type",
                "significant",
                "personal_data",
                "high_risk",
                "natsec_only",
                "marks",
                "crime_suspected",
                "provider_data_needed",
                "large_scale")) {
            inputs.put(name, flat(facts.get(name)));
        }
        var anchors = incidents.anchors(call.incident());
        inputs.put("impact_end_known", anchors.containsKey("impact_end_at"));
        inputs.put("impact_end_notified_known", anchors.containsKey("impact_end_notified_at"));
        return inputs;
    }

    /** {@code OB-30a} and {@code OB-30} are answered under {@code ob30}. */
    private static String answerKey(Map<String, Object> row) {
        return row.get("ob_id").toString().replaceAll("^OB-(\\d+).*$", "ob$1");
    }

    private static Object flat(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(","))
                : value;
    }

    private static List<String> split(Object text) {
        List<String> parts = new ArrayList<>();
        if (text != null) {
            for (String part : text.toString().split(",")) {
                if (!part.isBlank()) {
                    parts.add(part.strip());
                }
            }
        }
        return parts;
    }
}
