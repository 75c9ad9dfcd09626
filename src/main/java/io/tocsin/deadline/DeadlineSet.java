package io.tocsin.deadline;

import io.tocsin.shared.DomainEvent;
import java.time.Instant;

/** A clock was put on a task; {@code due} is null while its anchor is not known. */
public record DeadlineSet(
        String incident,
        String actor,
        Instant at,
        String deadline,
        String task,
        String code,
        String label,
        String anchor,
        Instant anchorAt,
        String duration,
        String calendar,
        String kind,
        String source,
        Instant due,
        String l1,
        String l2)
        implements DomainEvent {}
