package io.tocsin.notification;

import io.tocsin.shared.DomainEvent;
import java.time.Instant;

/**
 * The relay took the mail over.
 *
 * @param attempt how often the mail was taken from the outbox for sending, from 1
 * @param mayBeDuplicate true if an earlier attempt was handed over too and its answer was lost; both carry the same
 *     Message-ID
 * @param reply what the relay answered
 */
public record MailSent(
        String incident,
        String actor,
        Instant at,
        String mail,
        String escalation,
        String person,
        String template,
        String rung,
        String code,
        int attempt,
        boolean mayBeDuplicate,
        String reply)
        implements DomainEvent {}
