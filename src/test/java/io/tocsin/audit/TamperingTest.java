package io.tocsin.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.audit.AuditVerdict.Broken;
import io.tocsin.audit.AuditVerdict.Intact;
import io.tocsin.incident.CaseNoted;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever can write to the database directly (guarantee B61). */
class TamperingTest {

    @TempDir
    Path folder;

    private AuditedDatabase record;

    @BeforeEach
    void threeIncidentsOfFiveEntries() {
        record = new AuditedDatabase(folder);
        record.incident("id-1", "K7-0001", 5);
        record.incident("id-2", "K7-0002", 5);
        record.incident("id-3", "K7-0003", 5);
    }

    @AfterEach
    void close() {
        record.close();
    }

    @Test
    void untouchedRecordIsIntact() {
        assertThat(record.trail.verifyAll()).isEqualTo(new Intact(15, 3));
        assertThat(record.trail.verify("K7-0002")).contains(new Intact(5, 1));
        assertThat(record.trail.verify("K7-0009")).isEmpty();
    }

    @Test
    void changedPayloadIsNamed() {
        record.sql("update audit_entry set payload = replace(payload, 'note 3', 'note 8')"
                + " where incident_id = 'id-2' and seq = 3");
        expect("K7-0002", 3, "payload was changed");
        assertThat(record.trail.verify("K7-0001")).contains(new Intact(5, 1));
        assertThat(record.trail.verify("K7-0002")).containsInstanceOf(Broken.class);
    }

    @Test
    void payloadThatWasHashedAgainWithoutTheKeyIsNamed() {
        String forged = "{\"details\":{},\"text\":\"nothing happened\"}";
        String payloadHash = Seals.sha256(forged);
        Seals wrongKey = new Seals(KeyFile.random());
        String previous = record.jdbc
                .sql("select hash from audit_entry where incident_id = 'id-2' and seq = 2")
                .query(String.class)
                .single();
        record.jdbc
                .sql("update audit_entry set payload = ?, payload_hash = ?, hash = ?"
                        + " where incident_id = 'id-2' and seq = 3")
                .params(
                        forged,
                        payloadHash,
                        wrongKey.entry(
                                previous, 3, AuditedDatabase.NOON.toString(), "case-noted", "coord", payloadHash))
                .update();
        expect("K7-0002", 3, "entry was changed, or hashed without the key");
    }

    @Test
    void everyOtherColumnIsSealedToo() {
        for (String change : new String[] {
            "actor = 'hog'", "kind = 'case-closed'", "at = dateadd(second, 1, at)", "payload_hash = repeat('0', 64)"
        }) {
            record.sql("create table kept as select * from audit_entry");
            record.sql("update audit_entry set " + change + " where incident_id = 'id-1' and seq = 2");
            assertThat(record.trail.verifyAll()).as(change).isInstanceOfSatisfying(Broken.class, broken -> assertThat(
                            broken.seq())
                    .isEqualTo(2));
            record.sql("delete from audit_entry");
            record.sql("insert into audit_entry select * from kept");
            record.sql("drop table kept");
            assertThat(record.trail.verifyAll()).isEqualTo(new Intact(15, 3));
        }
    }

    @Test
    void deletedMiddleIsNamed() {
        record.sql("delete from audit_entry where incident_id = 'id-2' and seq = 3");
        expect("K7-0002", 3, "entry is missing");
    }

    @Test
    void deletedMiddleStaysVisibleAfterClosingTheGap() {
        record.sql("delete from audit_entry where incident_id = 'id-2' and seq = 3");
        record.sql("update audit_entry set seq = 3 where incident_id = 'id-2' and seq = 4");
        record.sql("update audit_entry set seq = 4 where incident_id = 'id-2' and seq = 5");
        record.sql("update audit_head set seq = 4 where incident_id = 'id-2'");
        expect("K7-0002", 3, "entry does not follow the one before it");
    }

    @Test
    void deletedFirstIsNamed() {
        record.sql("delete from audit_entry where incident_id = 'id-2' and seq = 1");
        expect("K7-0002", 1, "entry is missing");
    }

    @Test
    void deletedLastIsNamed() {
        record.sql("delete from audit_entry where incident_id = 'id-2' and seq = 5");
        expect("K7-0002", 5, "entry is missing, the chain was cut");
    }

    @Test
    void cutChainStaysVisibleAfterSettingTheHeadBack() {
        record.sql("delete from audit_entry where incident_id = 'id-2' and seq = 5");
        record.sql("update audit_head set seq = 4,"
                + " hash = (select hash from audit_entry where incident_id = 'id-2' and seq = 4)"
                + " where incident_id = 'id-2'");
        expect("K7-0002", 4, "the head of the chain was changed");
    }

    @Test
    void exchangedEntriesAreNamed() {
        record.sql("update audit_entry set seq = 99 where incident_id = 'id-2' and seq = 2");
        record.sql("update audit_entry set seq = 2 where incident_id = 'id-2' and seq = 3");
        record.sql("update audit_entry set seq = 3 where incident_id = 'id-2' and seq = 99");
        expect("K7-0002", 2, "entry does not follow the one before it");
    }

    @Test
    void exchangedEntriesStayVisibleAfterJoiningTheLinks() {
        record.sql("update audit_entry set seq = 99 where incident_id = 'id-2' and seq = 2");
        record.sql("update audit_entry set seq = 2 where incident_id = 'id-2' and seq = 3");
        record.sql("update audit_entry set seq = 3 where incident_id = 'id-2' and seq = 99");
        record.sql("update audit_entry set prev_hash ="
                + " (select hash from audit_entry where incident_id = 'id-2' and seq = 1)"
                + " where incident_id = 'id-2' and seq = 2");
        expect("K7-0002", 2, "entry was changed, or hashed without the key");
    }

    @Test
    void exchangedChainsAreNamed() {
        for (String table : new String[] {"audit_entry", "audit_head"}) {
            record.sql("update " + table + " set incident_id = 'x' where incident_id = 'id-1'");
            record.sql("update " + table + " set incident_id = 'id-1' where incident_id = 'id-2'");
            record.sql("update " + table + " set incident_id = 'id-2' where incident_id = 'x'");
        }
        assertThat(record.trail.verifyAll())
                .isEqualTo(new Broken("K7-0001", 1, "entry does not follow the one before it"));
    }

    @Test
    void deletedChainIsNamed() {
        record.sql("delete from audit_entry where incident_id = 'id-2'");
        expect("K7-0002", 1, "entry is missing, the chain was cut");
        record.sql("delete from audit_head where incident_id = 'id-2'");
        expect("K7-0002", 1, "the whole chain is missing");
    }

    @Test
    void deletedIncidentIsNamedByItsId() {
        record.sql("delete from incident where id = 'id-2'");
        assertThat(record.trail.verifyAll()).isEqualTo(new Broken("id-2", 1, "the incident itself is gone"));
    }

    @Test
    void changedOrDeletedHeadIsNamed() {
        record.sql("update audit_head set hash = repeat('0', 64) where incident_id = 'id-2'");
        expect("K7-0002", 5, "the head of the chain was changed");
        record.sql("delete from audit_head where incident_id = 'id-2'");
        expect("K7-0002", 5, "the head of the chain is missing");
    }

    @Test
    void entryAppendedBehindTheHeadIsNamed() {
        record.sql("insert into audit_entry select incident_id, 6, at, kind, actor, payload, payload_hash, hash, hash"
                + " from audit_entry where incident_id = 'id-2' and seq = 5");
        expect("K7-0002", 6, "entry was changed, or hashed without the key");
    }

    @Test
    void headOfAnEarlierMomentIsNamed() {
        record.sql("create table kept as select * from audit_head");
        record.append(AuditedDatabase.noted("id-2", "one more"));
        record.sql(
                "update audit_head h set seq = 5, hash = (select hash from kept k where k.incident_id = h.incident_id),"
                        + " seal = (select seal from kept k where k.incident_id = h.incident_id) where incident_id = 'id-2'");
        expect("K7-0002", 6, "the head of the chain was set back");
    }

    @Test
    void clockSetBackBreaksNothingBecauseOrderIsBySequence() {
        record.append(
                new CaseNoted("id-2", "coord", AuditedDatabase.NOON.minus(Duration.ofDays(400)), "earlier", Map.of()));
        record.append(AuditedDatabase.noted("id-2", "later"));
        assertThat(record.trail.verifyAll()).isEqualTo(new Intact(17, 3));
    }

    private void expect(String incident, int seq, String why) {
        assertThat(record.trail.verifyAll()).isEqualTo(new Broken(incident, seq, why));
        assertThat(record.trail.verify(incident)).contains(new Broken(incident, seq, why));
        assertThat(record.trail.verifyNewest(10)).isEqualTo(new Broken(incident, seq, why));
        assertThat(record.jdbc
                        .sql("select codename from incident where number = ?")
                        .param(incident)
                        .query(String.class)
                        .single())
                .as("the incident stays readable")
                .isEqualTo("HERON");
    }
}
