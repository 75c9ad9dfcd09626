package io.tocsin.notification;

/** What became of one attempt to hand a mail over. */
sealed interface Delivery {

    /** What the relay answered, or what went wrong. */
    String reply();

    /** The relay has taken it over. */
    record Accepted(String reply) implements Delivery {}

    /** Not taken over now; this mail waits, others may go. */
    record Later(String reply) implements Delivery {}

    /** Never taken over. */
    record Refused(String reply) implements Delivery {}

    /** Handed over to the last dot, and no answer came. */
    record Doubtful(String reply) implements Delivery {}

    /** The relay cannot be used at all at present. */
    record Unreachable(String reply) implements Delivery {}

    /** The claim was lost before the text began; whoever has it now sends it. */
    record Overtaken(String reply) implements Delivery {}
}
