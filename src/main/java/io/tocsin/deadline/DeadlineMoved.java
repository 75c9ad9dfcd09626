package io.tocsin.deadline;

import io.tocsin.shared.DomainEvent;
import java.time.Instant;

/** A clock was computed again because its anchor or the severity changed; both values stay in the record. */
public record DeadlineMoved(
        String incident,
        String actor,
        Instant at,
        String deadline,
        String task,
        String code,
        String label,
        String anchor,
        Instant previousDue,
        Instant due)
        implements DomainEvent {}
