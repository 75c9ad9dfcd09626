package io.tocsin.notification;

import io.tocsin.shared.DomainEvent;
import java.time.Instant;

/**
 * A mail waits in the outbox, written in the same transaction as what it tells.
 *
 * @param mail id of the outbox row, the local part of the Message-ID
 * @param escalation id of what it tells
 * @param person user name of the recipient
 * @param template {@code ASK} or {@code INFORMED}
 * @param rung step of the ladder
 * @param code code of the task
 */
public record MailQueued(
        String incident,
        String actor,
        Instant at,
        String mail,
        String escalation,
        String person,
        String template,
        String rung,
        String code)
        implements DomainEvent {}
