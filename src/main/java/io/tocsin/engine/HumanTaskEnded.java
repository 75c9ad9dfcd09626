package io.tocsin.engine;

/**
 * A user task is over. Published in the engine's transaction.
 *
 * @param assignee whose it was, or null
 * @param completed true if its assignee completed it, false if the process took it away
 */
public record HumanTaskEnded(String task, String incident, String assignee, boolean completed) {}
