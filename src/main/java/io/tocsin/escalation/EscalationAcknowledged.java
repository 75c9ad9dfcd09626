package io.tocsin.escalation;

import io.tocsin.shared.DomainEvent;
import java.time.Instant;

/** Somebody who was asked has seen it and takes the next step; silence no longer climbs until {@code resumesAt}. */
public record EscalationAcknowledged(
        String incident,
        String actor,
        Instant at,
        String escalation,
        String deadline,
        String task,
        String code,
        String person,
        String forPerson,
        boolean implicit,
        Instant resumesAt)
        implements DomainEvent {}
