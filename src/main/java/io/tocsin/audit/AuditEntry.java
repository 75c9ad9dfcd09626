package io.tocsin.audit;

import java.time.Instant;

/**
 * One link of an incident's chain.
 *
 * @param at UTC, microseconds
 * @param payload the event's facts as canonical JSON
 * @param prevHash hash of the entry before, or the incident's own beginning for the first
 */
record AuditEntry(
        String incident,
        int seq,
        Instant at,
        String kind,
        String actor,
        String payload,
        String payloadHash,
        String prevHash,
        String hash) {}
