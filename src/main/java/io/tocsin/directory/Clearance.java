package io.tocsin.directory;

/**
 * Levels of classification and of clearance, lowest first. C0 is unclassified; C1 to C4 are RESTRICTED, CONFIDENTIAL,
 * SECRET and TOP SECRET in the marks of NATO, the EU and Portugal.
 */
public enum Clearance {
    C0,
    C1,
    C2,
    C3,
    C4;

    /** True if a holder of this clearance may see something of the given level. */
    public boolean covers(Clearance level) {
        return compareTo(level) >= 0;
    }

    public Clearance max(Clearance other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
