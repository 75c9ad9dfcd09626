package io.tocsin.incident;

import io.tocsin.directory.Clearance;
import io.tocsin.engine.DecisionTables;
import io.tocsin.engine.HumanTasks;
import io.tocsin.engine.PlaybookAction;
import io.tocsin.shared.DomainEvent;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a playbook may do to its own case. */
@Configuration(proxyBeanMethods = false)
class CaseActions {

    @Bean
    PlaybookAction rateSeverity(Incidents incidents, DecisionTables decisions) {
        return new CaseAction("case.rate-severity", call -> {
            Map<String, Object> facts = incidents.facts(call.incident());
            Map<String, Object> inputs = SeverityInputs.of(facts);
            Map<String, Object> row = decisions.evaluate("severity", inputs).get(0);
            String severity = String.valueOf(row.get("severity"));
            Object which = row.get("reason_row");
            incidents.rate(
                    call.incident(), severity, true, "decision table severity, row " + which, DomainEvent.SYSTEM);
            Clearance level = SeverityInputs.level(facts);
            incidents.raiseLevel(call.incident(), level, DomainEvent.SYSTEM);
            incidents.learn(call.incident(), Map.of("max_class", level.name()), DomainEvent.SYSTEM);
            return Map.of("severity", incidents.get(call.incident()).severity(), "max_class", level.name());
        });
    }

    @Bean
    PlaybookAction rateHandling(Incidents incidents, DecisionTables decisions) {
        return new CaseAction("case.rate-handling", call -> {
            String level =
                    SeverityInputs.level(incidents.facts(call.incident())).name();
            Map<String, Object> handling = new LinkedHashMap<>();
            decisions.evaluate("handling", Map.of("max_class", level)).stream()
                    .findFirst()
                    .ifPresent(row -> row.forEach((name, value) -> handling.put("handling_" + name, value)));
            incidents.learn(call.incident(), handling, DomainEvent.SYSTEM);
            return handling;
        });
    }

    @Bean
    PlaybookAction setAnchor(Incidents incidents, Clock clock) {
        return new CaseAction("case.set-anchor", call -> {
            String name = call.parameters().get("anchor");
            incidents.setAnchor(call.incident(), name, clock.instant(), "step " + call.element(), DomainEvent.SYSTEM);
            // A called process has variables of its own, and its next gateway may ask.
            return Map.of(name, clock.instant().toString());
        });
    }

    @Bean
    PlaybookAction setStatus(Incidents incidents) {
        return new CaseAction("case.set-status", call -> {
            CaseStatus status =
                    CaseStatus.valueOf(call.parameters().get("status").toUpperCase(Locale.ROOT));
            incidents.setStatus(call.incident(), status, DomainEvent.SYSTEM);
            return Map.of();
        });
    }

    /** Says in {@code open_tasks} what a closing case would take away unfinished; empty when there is nothing. */
    @Bean
    PlaybookAction listOpenTasks(Incidents incidents, HumanTasks tasks) {
        return new CaseAction("case.list-open-tasks", call -> {
            String process = incidents.get(call.incident()).processInstance();
            return Map.of(
                    "open_tasks",
                    tasks.openIn(process).stream()
                            .map(HumanTasks.Open::code)
                            .sorted()
                            .collect(Collectors.joining(",")));
        });
    }

    @Bean
    PlaybookAction linkSecondIncident(Incidents incidents) {
        return new CaseAction("case.link-second-incident", call -> {
            Object other = call.variables().get("linked_incident");
            if (other != null && !other.toString().isBlank()) {
                incidents.link(call.incident(), other.toString(), DomainEvent.SYSTEM);
            }
            return Map.of();
        });
    }

    private record CaseAction(String name, java.util.function.Function<Call, Map<String, Object>> what)
            implements PlaybookAction {

        @Override
        public Map<String, Object> run(Call call) {
            return what.apply(call);
        }
    }

    /** Where decision table D1 finds what it asks for among the case's facts. */
    static final class SeverityInputs {

        private SeverityInputs() {}

        static Map<String, Object> of(Map<String, Object> facts) {
            Map<String, Object> inputs = new LinkedHashMap<>();
            inputs.put("compromised_class", level(facts).name());
            inputs.put("ally_warning", facts.get("ally_warning"));
            inputs.put("leak_public", facts.get("leak_public"));
            inputs.put("partner_info", partner(facts.get("marks")));
            inputs.put("active", facts.get("active"));
            inputs.put("services_down", facts.get("services_down"));
            inputs.put("personal_high_risk", facts.getOrDefault("personal_high_risk", facts.get("high_risk")));
            return inputs;
        }

        /** The highest class that anybody named so far: several marks may meet, the highest wins. */
        static Clearance level(Map<String, Object> facts) {
            return Stream.of("suspected_class", "max_class", "content_level")
                    .map(facts::get)
                    .filter(Objects::nonNull)
                    .map(Object::toString)
                    .filter(text -> text.matches("C[0-4]"))
                    .map(Clearance::valueOf)
                    .reduce(Clearance.C0, Clearance::max);
        }

        private static boolean partner(Object marks) {
            List<?> known = marks instanceof List<?> list ? list : List.of();
            return known.stream().anyMatch(mark -> !"PT".equals(mark));
        }
    }
}
