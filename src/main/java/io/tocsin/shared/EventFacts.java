package io.tocsin.shared;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Turns a domain event into plain, ordered facts (texts, numbers, booleans, lists, maps) that can be stored as JSON. */
public final class EventFacts {

    private EventFacts() {}

    /** Kind in lower case with dashes: {@code IncidentOpened} becomes {@code incident-opened}. */
    public static String kind(DomainEvent event) {
        return event.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase();
    }

    /** The record's components without incident, actor and time, in their declared order; instants as ISO-8601 text. */
    public static Map<String, Object> of(DomainEvent event) {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (RecordComponent component : event.getClass().getRecordComponents()) {
            switch (component.getName()) {
                case "incident", "actor", "at" -> {}
                default -> facts.put(component.getName(), plain(read(component, event)));
            }
        }
        return facts;
    }

    private static Object plain(Object value) {
        if (value instanceof Instant || value instanceof Enum<?>) {
            return value.toString();
        }
        return value;
    }

    private static Object read(RecordComponent component, DomainEvent event) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(event);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot read " + component + " of " + event.getClass(), e);
        }
    }
}
