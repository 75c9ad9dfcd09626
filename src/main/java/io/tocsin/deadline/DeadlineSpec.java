package io.tocsin.deadline;

import io.tocsin.deadline.Deadline.Kind;
import io.tocsin.engine.HumanTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A deadline as a model or an obligation states it, before any moment is known. */
record DeadlineSpec(
        int ordinal,
        String label,
        String labelPt,
        String anchor,
        String duration,
        CalendarKind calendar,
        Kind kind,
        String source) {

    /** The anchor that is the creation of the task itself. */
    static final String TASK_CREATED = "task_created";

    /** Reads {@code deadline1.*}, {@code deadline2.*} and so on until one is missing. */
    static List<DeadlineSpec> of(HumanTask task) {
        List<DeadlineSpec> specs = new ArrayList<>();
        Map<String, String> properties = task.properties();
        for (int i = 1; properties.containsKey("deadline" + i + ".duration"); i++) {
            String prefix = "deadline" + i + ".";
            String label = properties.getOrDefault(prefix + "label", task.name());
            specs.add(new DeadlineSpec(
                    i,
                    label,
                    properties.getOrDefault(prefix + "label.pt", properties.getOrDefault("i18n.pt", label)),
                    properties.getOrDefault(prefix + "anchor", TASK_CREATED),
                    properties.get(prefix + "duration"),
                    CalendarKind.valueOf(properties.getOrDefault(prefix + "calendar", "HOURS")),
                    Kind.valueOf(properties.getOrDefault(prefix + "kind", "POLICY")),
                    properties.getOrDefault(prefix + "source", "policy default")));
        }
        return specs;
    }
}
