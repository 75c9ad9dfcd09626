package io.tocsin.notification;

import java.time.Instant;

/**
 * One mail to one person.
 *
 * @param attempt how often it was claimed; with the owner it fences the result of an attempt
 * @param doubts how often its text was handed over without an answer
 * @param withdrawn the task is over: whatever is not sent yet need not be
 */
record OutboxRow(
        String id,
        String incident,
        String escalation,
        String person,
        String address,
        String messageId,
        MailTemplate template,
        String language,
        MailFacts facts,
        OutboxState state,
        int attempt,
        int deferrals,
        int doubts,
        boolean withdrawn,
        Instant nextAt,
        Instant createdAt,
        Instant sentAt,
        String reply) {

    public boolean mayBeDuplicate() {
        return doubts > 0;
    }
}
