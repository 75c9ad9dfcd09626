package io.tocsin.incident;

import io.tocsin.shared.DomainEvent;
import java.time.Instant;

/** The case moved to another status. */
public record CaseStatusChanged(String incident, String actor, Instant at, String previous, String status)
        implements DomainEvent {}
