package io.tocsin.engine;

/**
 * The engine takes a step of a case by itself: a timer is due, or a service task's turn has come. Published in the step's
 * transaction before anything of the case is read, so that a listener can hold the case first.
 *
 * @param incident null for a process of no case
 */
public record StepBegun(String incident) {}
