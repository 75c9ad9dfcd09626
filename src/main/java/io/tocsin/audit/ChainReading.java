package io.tocsin.audit;

/** Follows one chain from its beginning to its head and keeps the first thing that does not fit. */
final class ChainReading {

    private final String incident;
    private final Seals seals;
    private int seq;
    private String hash;
    private String fault;
    private Head head;

    ChainReading(String incident, Seals seals) {
        this.incident = incident;
        this.seals = seals;
        this.hash = seals.beginning(incident);
    }

    void head(Head head) {
        this.head = head;
    }

    void next(AuditEntry entry) {
        if (fault == null) {
            seq++;
            fault = faultOf(entry);
            hash = entry.hash();
        }
    }

    void end() {
        if (fault != null) {
            return;
        }
        if (seq == 0 && head == null) {
            broken(1, "the whole chain is missing");
        } else if (head == null) {
            broken(seq, "the head of the chain is missing");
        } else if (!seals.head(incident, head.seq(), head.hash()).equals(head.seal())) {
            broken(Math.max(1, seq), "the head of the chain was changed");
        } else if (head.seq() > seq) {
            broken(seq + 1, "entry is missing, the chain was cut");
        } else if (head.seq() < seq || !head.hash().equals(hash)) {
            broken(head.seq() + 1, "the head of the chain was set back");
        }
    }

    private String faultOf(AuditEntry entry) {
        if (entry.seq() != seq) {
            return "entry is missing";
        }
        if (!entry.prevHash().equals(hash)) {
            return "entry does not follow the one before it";
        }
        if (!Seals.sha256(entry.payload()).equals(entry.payloadHash())) {
            return "payload was changed";
        }
        String sealed = seals.entry(hash, seq, entry.at().toString(), entry.kind(), entry.actor(), entry.payloadHash());
        return sealed.equals(entry.hash()) ? null : "entry was changed, or hashed without the key";
    }

    private void broken(int at, String why) {
        seq = at;
        fault = why;
    }

    /** Number of the last entry that was read, or of the first that does not fit. */
    int seq() {
        return seq;
    }

    /** Null while everything fits. */
    String fault() {
        return fault;
    }

    /** Where the chain says that it ends. */
    record Head(int seq, String hash, String seal) {}
}
