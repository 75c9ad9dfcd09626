/**
 * The only importers of the vendor's classes. Everything here speaks the words of {@code io.tocsin.engine}.
 *
 * <p>Knows how the engine is closed to code (models are read word by word before the engine parses them, expressions are
 * our own grammar, searches carry none), how it is made punctual (a bell for the next due timer, a short poll beneath it),
 * and how its faults become our refusals. Refuses to know what a playbook is about, and keeps no state but the engine's.
 *
 * <p>Uses no name that the engine's fork has changed other than the package's, so that a move is a rename.
 */
package io.tocsin.engine.camunda;
