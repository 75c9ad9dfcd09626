package io.tocsin.escalation;

import io.tocsin.escalation.Escalations.Raised;
import io.tocsin.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code escalation}: who was told. The unique {@code once_key} makes each rung of a clock happen once. */
@Component
class EscalationRows {

    private final JdbcClient jdbc;

    EscalationRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean exists(String onceKey) {
        return jdbc.sql("select count(*) from escalation where once_key = ?")
                        .param(onceKey)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void insert(EscalationRaised raised, String onceKey) {
        jdbc.sql(
                        """
                insert into escalation (id, incident_id, deadline_id, task_id, code, rung, turn, severity, due, scheduled,
                    raised_at, recipients, informed, once_key)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        raised.escalation(),
                        raised.incident(),
                        raised.deadline(),
                        raised.task(),
                        raised.code(),
                        raised.rung().name(),
                        raised.turn(),
                        raised.severity(),
                        Sql.at(raised.due()),
                        Sql.at(raised.scheduled()),
                        Sql.at(raised.at()),
                        String.join(",", raised.to()),
                        String.join(",", raised.informed()),
                        onceKey)
                .update();
    }

    void acknowledge(String id, String person, Instant now) {
        jdbc.sql("update escalation set acknowledged_by = ?, acknowledged_at = ? where id = ?")
                .params(person, Sql.at(now), id)
                .update();
    }

    Optional<Raised> find(String id) {
        return jdbc.sql("select * from escalation where id = ?")
                .param(id)
                .query(this::read)
                .optional();
    }

    List<Raised> ofTask(String task) {
        return jdbc.sql("select * from escalation where task_id = ? order by raised_at, id")
                .param(task)
                .query(this::read)
                .list();
    }

    List<Raised> ofIncident(String incident) {
        return jdbc.sql("select * from escalation where incident_id = ? order by raised_at, id")
                .param(incident)
                .query(this::read)
                .list();
    }

    private Raised read(ResultSet row, int index) throws SQLException {
        return new Raised(
                row.getString("id"),
                row.getString("incident_id"),
                row.getString("deadline_id"),
                row.getString("task_id"),
                row.getString("code"),
                Rung.valueOf(row.getString("rung")),
                row.getInt("turn"),
                Sql.instant(row, "due"),
                Sql.instant(row, "scheduled"),
                Sql.instant(row, "raised_at"),
                names(row.getString("recipients")),
                names(row.getString("informed")),
                row.getString("acknowledged_by"),
                Sql.instant(row, "acknowledged_at"));
    }

    private static List<String> names(String text) {
        return text == null || text.isEmpty() ? List.of() : Arrays.asList(text.split(","));
    }
}
