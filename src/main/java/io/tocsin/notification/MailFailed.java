package io.tocsin.notification;

import io.tocsin.shared.DomainEvent;
import java.time.Instant;

/**
 * The mail will not be tried again by itself: the relay refused it for good, it could not be written, or its fate stayed
 * unknown twice.
 *
 * @param state {@code BOUNCED} or {@code UNKNOWN}
 * @param attempt how often the mail was taken from the outbox for sending, from 1
 * @param mayBeDuplicate true if a copy may have reached the person all the same
 * @param reply what the relay answered, or what went wrong
 */
public record MailFailed(
        String incident,
        String actor,
        Instant at,
        String mail,
        String escalation,
        String person,
        String template,
        String rung,
        String code,
        String state,
        int attempt,
        boolean mayBeDuplicate,
        String reply)
        implements DomainEvent {}
