package io.tocsin.incident;

import io.tocsin.shared.DomainEvent;
import java.time.Instant;
import java.util.Map;

/** Something that belongs into the record happened outside any task. */
public record CaseNoted(String incident, String actor, Instant at, String text, Map<String, Object> details)
        implements DomainEvent {}
