package io.tocsin.notification;

/** Where a mail stands. */
enum OutboxState {
    /** Waits for its next attempt. */
    READY,
    /** A sender has it. */
    CLAIMED,
    /** The relay has it. */
    SENT,
    /** Handed over, and the answer was lost; tried once more, then left so. */
    UNKNOWN,
    /** Refused for good, or cannot be written. */
    BOUNCED,
    /** The task was over before it was sent. */
    CANCELLED
}
