package io.tocsin.incident;

import io.tocsin.shared.DomainEvent;
import java.time.Instant;

/** A report opened a case. */
public record IncidentOpened(
        String incident,
        String actor,
        Instant at,
        String number,
        String codename,
        String playbook,
        String ally,
        String reference,
        String receivedAt,
        String channel,
        String firstRecipient)
        implements DomainEvent {}
