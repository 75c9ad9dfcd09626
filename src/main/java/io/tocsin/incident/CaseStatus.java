package io.tocsin.incident;

/** Where a case stands. */
public enum CaseStatus {
    OPEN,
    /** Everything is done here; something outside, such as a criminal inquiry, goes on. */
    MONITORING,
    CLOSED,
    /** The warning turned out not to be authentic. */
    UNCONFIRMED,
    /** Stopped from outside: withdrawn, or an exercise that ended. */
    WITHDRAWN;

    public boolean over() {
        return this == CLOSED || this == UNCONFIRMED || this == WITHDRAWN;
    }
}
