package io.tocsin.deadline;

import io.tocsin.shared.DomainEvent;
import java.time.Instant;

/** A clock stopped with its task; {@code lateSeconds} is 0 when it was in time. */
public record DeadlineEnded(
        String incident,
        String actor,
        Instant at,
        String deadline,
        String task,
        String code,
        String label,
        boolean met,
        long lateSeconds)
        implements DomainEvent {}
