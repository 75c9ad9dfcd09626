package io.tocsin.shared;

import java.time.Instant;

/**
 * Something that happened in a case. Published inside the business transaction by Spring's event publisher; listeners
 * run in the same transaction, so that a case, its record and its outgoing mail stand or fall together. Implementations
 * are records; their components are the facts that the timeline and the audit chain keep.
 */
public interface DomainEvent {

    /** Id of the incident (not its public number). */
    String incident();

    /** User name of the person who caused it, or {@link #SYSTEM}. */
    String actor();

    /** When it happened, UTC. */
    Instant at();

    /** The actor of what the engine does by itself. */
    String SYSTEM = "system";
}
