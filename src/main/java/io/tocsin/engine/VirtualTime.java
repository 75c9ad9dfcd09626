package io.tocsin.engine;

import java.time.Instant;
import java.util.Optional;

/**
 * The engine's clock in the hand of a scenario. The engine has one clock for the whole program, so this exists only in
 * profile {@code scenario}, and refuses to work on a database that outlives the program.
 */
public interface VirtualTime {

    /** Sets the engine's clock. */
    void set(Instant now);

    /** When the next timer or step is due, at the earliest. */
    Optional<Instant> nextDue();

    /** Runs everything that is due by now, in due order; a step that fails makes this fail. */
    void runDue();

    /** Gives the engine the real time again: its clock is one for the whole program. */
    void release();
}
