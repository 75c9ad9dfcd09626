package io.tocsin.tasklist;

import io.tocsin.shared.DomainEvent;
import java.time.Instant;
import java.util.Map;

/** Somebody did a task; {@code values} are the answers. */
public record TaskCompleted(
        String incident, String actor, Instant at, String task, String code, String name, Map<String, Object> values)
        implements DomainEvent {}
