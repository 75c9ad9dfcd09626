package io.tocsin.escalation;

import io.tocsin.shared.DomainEvent;
import java.time.Instant;

/** The acknowledgement's own limit passed and the task is still open. */
public record ClimbingResumed(String incident, String actor, Instant at, String deadline, String task, String code)
        implements DomainEvent {}
