package io.tocsin.engine;

import java.time.Instant;

/** Single wake-ups in the engine's own job table: they survive a crash and are shared by all nodes. */
public interface Timers {

    /**
     * Sets a wake-up; when it is due, {@link TimerFired} is published in a transaction of its own.
     *
     * @param purpose which listener is meant, for example {@code deadline}
     * @param reference the listener's id of what is due
     * @param incident id of the incident: wake-ups of one incident are acted on one after the other, in due order; null
     *     for a wake-up that belongs to none
     * @return id, for {@link #move} and {@link #cancel}
     */
    String set(String purpose, String reference, String incident, Instant due);

    /** Moves a wake-up; no effect if it has fired. */
    void move(String timer, Instant due);

    /** Takes a wake-up away; no effect if it has fired. */
    void cancel(String timer);
}
