package io.tocsin.tasklist;

import io.tocsin.shared.DomainEvent;
import java.time.Instant;
import java.util.List;

/** A task reached the lists of its groups. */
public record TaskOffered(
        String incident, String actor, Instant at, String task, String code, String name, List<String> groups)
        implements DomainEvent {}
