package io.tocsin.escalation;

import io.tocsin.shared.DomainEvent;
import java.time.Instant;

/** Nobody needs to hear of this clock any more. */
public record LadderEnded(
        String incident, String actor, Instant at, String deadline, String task, String code, String why)
        implements DomainEvent {}
