package io.tocsin.incident;

import io.tocsin.shared.DomainEvent;
import java.time.Instant;

/** A person may see the case from now on. */
public record MemberAdmitted(String incident, String actor, Instant at, String person) implements DomainEvent {}
