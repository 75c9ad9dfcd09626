package io.tocsin.tasklist;

import io.tocsin.shared.DomainEvent;
import java.time.Instant;

/** The playbook took a task away. */
public record TaskWithdrawn(String incident, String actor, Instant at, String task, String code, String name)
        implements DomainEvent {}
