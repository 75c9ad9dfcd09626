package io.tocsin.incident;

import java.time.Instant;
import java.util.Map;

/**
 * One line of what happened.
 *
 * @param seq counts up from 1 within the case
 * @param at when it happened
 * @param recordedAt when it was written down
 * @param kind lower case with dashes, for example {@code task-completed}
 * @param facts plain values
 */
public record TimelineEntry(
        int seq, Instant at, Instant recordedAt, String kind, String actor, Map<String, Object> facts) {}
