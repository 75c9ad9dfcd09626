package io.tocsin.incident;

import io.tocsin.directory.Clearance;
import io.tocsin.security.CaseAccess.SqlFilter;
import io.tocsin.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code incident}. */
@Component
class IncidentRows {

    private static final String SELECT =
            "select i.*, l.level from incident i join case_level l on l.incident_id = i.id ";

    private final JdbcClient jdbc;

    IncidentRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long nextNumber() {
        return jdbc.sql("select next value for incident_number")
                .query(Long.class)
                .single();
    }

    void insert(Incident incident, String report, String reportHash, String actor) {
        jdbc.sql(
                        """
                insert into incident (id, number, codename, playbook, status, severity, tlp, pap, ally, reference,
                    first_recipient, report, report_hash, opened_at, opened_by, exercise)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        incident.id(),
                        incident.number(),
                        incident.codename(),
                        incident.playbook(),
                        incident.status().name(),
                        incident.severity(),
                        incident.tlp(),
                        incident.pap(),
                        incident.ally(),
                        incident.reference(),
                        incident.firstRecipient(),
                        report,
                        reportHash,
                        Sql.at(incident.openedAt()),
                        actor,
                        incident.exercise())
                .update();
    }

    void setProcess(String id, String processInstance) {
        jdbc.sql("update incident set process_instance = ? where id = ?")
                .params(processInstance, id)
                .update();
    }

    void setSeverity(String id, String severity) {
        jdbc.sql("update incident set severity = ? where id = ?")
                .params(severity, id)
                .update();
    }

    void setCodename(String id, String codename) {
        jdbc.sql("update incident set codename = ? where id = ?")
                .params(codename, id)
                .update();
    }

    void setTlp(String id, String tlp) {
        jdbc.sql("update incident set tlp = ? where id = ?").params(tlp, id).update();
    }

    void setStatus(String id, CaseStatus status, Instant closedAt) {
        jdbc.sql("update incident set status = ?, closed_at = ? where id = ?")
                .params(status.name(), Sql.at(closedAt), id)
                .update();
    }

    /** Holds the case until the transaction ends: whatever changes a case does so one after another. */
    void lock(String id) {
        jdbc.sql("select id from incident where id = ? for update")
                .param(id)
                .query(String.class)
                .optional();
    }

    Optional<Incident> find(String id) {
        return jdbc.sql(SELECT + "where i.id = ?").param(id).query(this::read).optional();
    }

    Optional<Incident> findByNumber(String number) {
        return jdbc.sql(SELECT + "where i.number = ?")
                .param(number)
                .query(this::read)
                .optional();
    }

    Optional<Incident> findByReference(String ally, String reference) {
        return jdbc.sql(SELECT + "where i.ally = ? and i.reference = ?")
                .params(ally, reference)
                .query(this::read)
                .optional();
    }

    String reportHash(String id) {
        return jdbc.sql("select report_hash from incident where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    boolean codenameInUse(String codename) {
        return jdbc.sql("select count(*) from incident where codename = ?")
                        .param(codename)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    List<Incident> list(SqlFilter visible, int offset, int limit) {
        List<Object> params = new ArrayList<>(visible.params());
        params.add(offset);
        params.add(limit);
        return jdbc.sql(SELECT + "where " + visible.sql()
                        + " order by i.opened_at desc, i.id offset ? rows fetch next ? rows only")
                .params(params)
                .query(this::read)
                .list();
    }

    void link(String id, String other) {
        jdbc.sql("insert into incident_link (incident_id, other_id) values (?, ?)")
                .params(id, other)
                .update();
    }

    List<Incident> linked(String id) {
        return jdbc.sql(SELECT + "join incident_link k on k.other_id = i.id where k.incident_id = ? order by i.number")
                .param(id)
                .query(this::read)
                .list();
    }

    private Incident read(ResultSet row, int index) throws SQLException {
        return new Incident(
                row.getString("id"),
                row.getString("number"),
                row.getString("codename"),
                row.getString("playbook"),
                row.getString("process_instance"),
                CaseStatus.valueOf(row.getString("status")),
                row.getString("severity"),
                Clearance.values()[row.getInt("level")],
                row.getString("tlp"),
                row.getString("pap"),
                row.getString("ally"),
                row.getString("reference"),
                row.getString("first_recipient"),
                Sql.instant(row, "opened_at"),
                Sql.instant(row, "closed_at"),
                row.getBoolean("exercise"));
    }
}
