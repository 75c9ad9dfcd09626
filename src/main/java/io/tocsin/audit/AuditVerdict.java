package io.tocsin.audit;

/** What reading the record again says about it. */
sealed interface AuditVerdict {

    /** Every entry is as it was written, none is missing. */
    record Intact(long entries, long incidents) implements AuditVerdict {}

    /**
     * @param incident public number of the incident, or its id if the incident itself is gone
     * @param seq the first entry that is not as it was written
     */
    record Broken(String incident, int seq, String why) implements AuditVerdict {}
}
