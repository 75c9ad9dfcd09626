package io.tocsin.incident;

import io.tocsin.shared.DomainEvent;
import java.time.Instant;

/** Two cases have to do with each other; each keeps its own life. */
public record CasesLinked(String incident, String actor, Instant at, String other, String otherNumber)
        implements DomainEvent {}
