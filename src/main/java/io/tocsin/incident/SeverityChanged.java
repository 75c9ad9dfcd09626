package io.tocsin.incident;

import io.tocsin.shared.DomainEvent;
import java.time.Instant;

/** The severity was rated or changed; {@code reason} names the row of the table or the person's words. */
public record SeverityChanged(
        String incident, String actor, Instant at, String previous, String severity, String reason)
        implements DomainEvent {}
