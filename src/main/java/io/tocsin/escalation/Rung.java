package io.tocsin.escalation;

/** A step of a ladder. */
public enum Rung {
    /** Whoever has the task, or the group that could take it. */
    REMINDER,
    /** The deputy or delegate of the person who should act. */
    DELEGATE,
    /** The head of the responsible body. */
    L1,
    /** The political level or its delegate. */
    L2,
    /** Everybody before, again. */
    REPEAT,
    /** The ladder is at its end: the duty officer phones. */
    DUTY
}
