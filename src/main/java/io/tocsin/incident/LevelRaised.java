package io.tocsin.incident;

import io.tocsin.shared.DomainEvent;
import java.time.Instant;

/** The case is about something of a higher class than was known; who is not cleared for it no longer sees it. */
public record LevelRaised(String incident, String actor, Instant at, String previous, String level)
        implements DomainEvent {}
