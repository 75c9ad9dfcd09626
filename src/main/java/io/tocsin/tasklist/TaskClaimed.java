package io.tocsin.tasklist;

import io.tocsin.shared.DomainEvent;
import java.time.Instant;

/** Somebody took a task. */
public record TaskClaimed(String incident, String actor, Instant at, String task, String code) implements DomainEvent {}
