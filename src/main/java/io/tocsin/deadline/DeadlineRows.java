package io.tocsin.deadline;

import io.tocsin.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code deadline}. */
@Component
class DeadlineRows {

    private final JdbcClient jdbc;

    DeadlineRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Deadline deadline, int ordinal, String spec, Instant now) {
        jdbc.sql(
                        """
                insert into deadline (id, incident_id, task_id, ordinal, code, label, label_pt, anchor, anchor_at, spec,
                    duration, calendar, kind, source, due, state, set_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        deadline.id(),
                        deadline.incident(),
                        deadline.task(),
                        ordinal,
                        deadline.code(),
                        deadline.label(),
                        deadline.labelPt(),
                        deadline.anchor(),
                        Sql.at(deadline.anchorAt()),
                        spec,
                        deadline.duration(),
                        deadline.calendar().name(),
                        deadline.kind().name(),
                        deadline.source(),
                        Sql.at(deadline.due()),
                        deadline.state().name(),
                        Sql.at(now))
                .update();
    }

    void move(String id, Instant anchorAt, String duration, Instant due) {
        jdbc.sql("update deadline set anchor_at = ?, duration = ?, due = ?, state = 'RUNNING' where id = ?")
                .params(Sql.at(anchorAt), duration, Sql.at(due), id)
                .update();
    }

    void end(String id, Deadline.State state, Instant now) {
        jdbc.sql("update deadline set state = ?, ended_at = ? where id = ?")
                .params(state.name(), Sql.at(now), id)
                .update();
    }

    String spec(String id) {
        return jdbc.sql("select spec from deadline where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    Optional<Deadline> find(String id) {
        return jdbc.sql("select * from deadline where id = ?")
                .param(id)
                .query(this::read)
                .optional();
    }

    List<Deadline> ofTask(String task) {
        return jdbc.sql("select * from deadline where task_id = ? order by ordinal")
                .param(task)
                .query(this::read)
                .list();
    }

    List<Deadline> ofIncident(String incident) {
        return jdbc.sql(
                        """
                select * from deadline where incident_id = ?
                order by case when state in ('RUNNING', 'WAITING') then 0 else 1 end, due nulls last, id""")
                .param(incident)
                .query(this::read)
                .list();
    }

    private Deadline read(ResultSet row, int index) throws SQLException {
        return new Deadline(
                row.getString("id"),
                row.getString("incident_id"),
                row.getString("task_id"),
                row.getString("code"),
                row.getString("label"),
                row.getString("label_pt"),
                row.getString("anchor"),
                Sql.instant(row, "anchor_at"),
                row.getString("duration"),
                CalendarKind.valueOf(row.getString("calendar")),
                Deadline.Kind.valueOf(row.getString("kind")),
                row.getString("source"),
                Sql.instant(row, "due"),
                Deadline.State.valueOf(row.getString("state")),
                Sql.instant(row, "ended_at"));
    }
}
