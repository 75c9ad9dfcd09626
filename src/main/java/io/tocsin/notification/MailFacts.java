package io.tocsin.notification;

import io.tocsin.escalation.Rung;
import java.time.Instant;

/**
 * Everything about a case that a mail may be made of. There is no other way into a template, so that what is not here
 * cannot leave the building.
 *
 * @param due when the task is or was due, null without a clock
 * @param late true if it was overdue already when the ladder spoke
 */
record MailFacts(Rung rung, String code, int turn, String number, String codename, Instant due, boolean late) {}
