package io.tocsin.engine;

/** A token reached a user task. Published in the engine's transaction. */
public record HumanTaskCreated(HumanTask task) {}
