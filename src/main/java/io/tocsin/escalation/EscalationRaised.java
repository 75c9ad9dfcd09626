package io.tocsin.escalation;

import io.tocsin.shared.DomainEvent;
import java.time.Instant;
import java.util.List;

/**
 * Somebody must hear that a task is not done.
 *
 * @param escalation id, opaque; what a person acknowledges
 * @param deadline id of the clock; null for a step that the playbook itself takes, such as calling the delegate
 * @param task id of the human task
 * @param code code of the task
 * @param turn 1 for the first time of a rung, counts up for repeats
 * @param due when the task is or was due; null if it has no clock
 * @param scheduled when this rung was meant to be told
 * @param to user names of the people who are asked
 * @param informed user names of those asked before, who are told that it climbed
 */
public record EscalationRaised(
        String incident,
        String actor,
        Instant at,
        String escalation,
        String deadline,
        String task,
        String code,
        Rung rung,
        int turn,
        String severity,
        Instant due,
        Instant scheduled,
        List<String> to,
        List<String> informed)
        implements DomainEvent {}
