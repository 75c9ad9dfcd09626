package io.tocsin.engine;

import java.time.Instant;

/** A wake-up is due. A listener that throws makes the engine try again later. */
public record TimerFired(String purpose, String reference, Instant due) {}
