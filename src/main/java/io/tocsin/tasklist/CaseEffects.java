package io.tocsin.tasklist;

import io.tocsin.directory.Clearance;
import io.tocsin.directory.Directory;
import io.tocsin.incident.Incidents;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Fields with a meaning of their own, whatever form they stand in: {@code codename}, {@code tlp}, {@code content_level},
 * and the people named as {@code coordinator}, {@code deputy} and {@code members}.
 */
@Component
class CaseEffects implements TaskEffect {

    private final Incidents incidents;
    private final Directory directory;

    CaseEffects(Incidents incidents, Directory directory) {
        this.incidents = incidents;
        this.directory = directory;
    }

    @Override
    public void apply(InboxTask task, Map<String, Object> answers, String actor) {
        if (answers.containsKey("codename") || answers.containsKey("tlp")) {
            incidents.describe(task.incident(), text(answers, "codename"), text(answers, "tlp"));
        }
        if (answers.get("content_level") instanceof String level && level.matches("C[0-4]")) {
            incidents.raiseLevel(task.incident(), Clearance.valueOf(level), actor);
        }
        Stream.of("coordinator", "deputy", "members")
                .map(answers::get)
                .flatMap(CaseEffects::each)
                .map(name -> name.strip().toLowerCase())
                .filter(name -> directory.find(name).isPresent())
                .forEach(name -> incidents.admit(task.incident(), name, actor));
    }

    private static Stream<String> each(Object value) {
        if (value instanceof List<?> many) {
            return many.stream().map(String::valueOf);
        }
        return value == null ? Stream.empty() : Stream.of(value.toString());
    }

    private static String text(Map<String, Object> answers, String name) {
        Object value = answers.get(name);
        return value == null ? null : value.toString();
    }
}
