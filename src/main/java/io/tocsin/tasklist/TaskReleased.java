package io.tocsin.tasklist;

import io.tocsin.shared.DomainEvent;
import java.time.Instant;

/** Somebody gave a task back to its groups. */
public record TaskReleased(String incident, String actor, Instant at, String task, String code)
        implements DomainEvent {}
