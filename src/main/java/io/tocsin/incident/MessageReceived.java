package io.tocsin.incident;

import io.tocsin.shared.DomainEvent;
import java.time.Instant;

/** A message or signal was delivered to the running playbook. */
public record MessageReceived(String incident, String actor, Instant at, String message, int places)
        implements DomainEvent {}
