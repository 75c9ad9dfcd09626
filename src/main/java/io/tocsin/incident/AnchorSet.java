package io.tocsin.incident;

import io.tocsin.shared.DomainEvent;
import java.time.Instant;

/** A moment that clocks start from was recorded or corrected; {@code previous} is null the first time. */
public record AnchorSet(
        String incident, String actor, Instant at, String name, Instant value, Instant previous, String reason)
        implements DomainEvent {}
