package io.tocsin.audit;

import io.tocsin.audit.AuditVerdict.Broken;
import io.tocsin.audit.AuditVerdict.Intact;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the record again and says whether it is as it was written. Changes nothing. */
final class AuditTrail {

    private final JdbcClient jdbc;
    private final Seals seals;

    AuditTrail(JdbcClient jdbc, Seals seals) {
        this.jdbc = jdbc;
        this.seals = seals;
    }

    /** Every chain, and every incident that should have one. */
    AuditVerdict verifyAll() {
        return verify(jdbc.sql("select c.id, i.number from (select id from incident"
                        + " union select incident_id from audit_head union select incident_id from audit_entry) c"
                        + " left join incident i on i.id = c.id order by i.number, c.id")
                .query(Chain.class)
                .list());
    }

    /** The chains of the incidents that were opened last. */
    AuditVerdict verifyNewest(int incidents) {
        return verify(jdbc.sql("select id, number from incident order by opened_at desc fetch first " + incidents
                        + " rows only")
                .query(Chain.class)
                .list());
    }

    /** One incident by its public number; empty if there is none. */
    Optional<AuditVerdict> verify(String number) {
        return jdbc.sql("select id, number from incident where number = ?")
                .param(number)
                .query(Chain.class)
                .optional()
                .map(chain -> verify(List.of(chain)));
    }

    private AuditVerdict verify(List<Chain> chains) {
        long entries = 0;
        for (Chain chain : chains) {
            if (chain.number() == null) {
                return new Broken(chain.id(), 1, "the incident itself is gone");
            }
            ChainReading reading = read(chain.id());
            if (reading.fault() != null) {
                return new Broken(chain.number(), reading.seq(), reading.fault());
            }
            entries += reading.seq();
        }
        return new Intact(entries, chains.size());
    }

    // One statement for head and entries: the server may append while somebody verifies.
    private ChainReading read(String incident) {
        ChainReading reading = new ChainReading(incident, seals);
        jdbc.sql("select h.seq as head_seq, h.hash as head_hash, h.seal, e.*"
                        + " from (select cast(? as varchar(36)) as id) c"
                        + " left join audit_head h on h.incident_id = c.id"
                        + " left join audit_entry e on e.incident_id = c.id order by e.seq")
                .param(incident)
                .query(row -> {
                    if (row.getString("hash") != null) {
                        reading.next(entry(row));
                    }
                    if (row.getString("seal") != null) {
                        reading.head(new ChainReading.Head(
                                row.getInt("head_seq"), row.getString("head_hash"), row.getString("seal")));
                    }
                });
        reading.end();
        return reading;
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getString("incident_id"),
                row.getInt("seq"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("kind"),
                row.getString("actor"),
                row.getString("payload"),
                row.getString("payload_hash"),
                row.getString("prev_hash"),
                row.getString("hash"));
    }

    record Chain(String id, String number) {}
}
