package io.tocsin.notification;

import io.tocsin.shared.DomainEvent;
import java.time.Instant;

/**
 * Somebody whom the ladder names gets no mail.
 *
 * @param escalation id of what would have been told
 * @param person user name
 * @param why {@code may-not-see-the-case}, {@code not-in-the-directory}, {@code address-unusable} or, in an exercise,
 *     {@code not-on-the-exercise-list}
 */
public record RecipientPassedOver(
        String incident, String actor, Instant at, String escalation, String person, String why)
        implements DomainEvent {}
