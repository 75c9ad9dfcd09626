package io.tocsin.engine;

/**
 * A user task is over. Published in the engine's transaction.
 *
 * @param completed true if somebody completed it, false if the process took it away
 */
public record HumanTaskEnded(String task, String incident, boolean completed) {}
