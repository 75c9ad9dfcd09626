package io.tocsin.escalation;

import io.tocsin.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code ladder}: how far each clock has climbed. */
@Component
class LadderRows {

    /**
     * @param timer the wake-up for the first rung, null once the ladder runs as a process
     * @param told how many steps of the plan were told
     */
    record Ladder(
            String deadline,
            String incident,
            String task,
            String code,
            String l1,
            String l2,
            String timer,
            String processInstance,
            int told,
            Instant lastToldAt,
            Instant resumesAt,
            Instant endedAt) {}

    private final JdbcClient jdbc;

    LadderRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(String deadline, String incident, String task, String code, String l1, String l2) {
        jdbc.sql(
                        "insert into ladder (deadline_id, incident_id, task_id, code, l1, l2, told) values (?, ?, ?, ?, ?, ?, 0)")
                .params(deadline, incident, task, code, l1, l2)
                .update();
    }

    void setTimer(String deadline, String timer) {
        jdbc.sql("update ladder set timer = ? where deadline_id = ?")
                .params(timer, deadline)
                .update();
    }

    void started(String deadline, String processInstance) {
        jdbc.sql("update ladder set timer = null, process_instance = ? where deadline_id = ?")
                .params(processInstance, deadline)
                .update();
    }

    void told(String deadline, int told, Instant now) {
        jdbc.sql("update ladder set told = ?, last_told_at = ? where deadline_id = ?")
                .params(told, Sql.at(now), deadline)
                .update();
    }

    void paused(String deadline, String person, Instant resumesAt) {
        jdbc.sql("update ladder set acknowledged_by = ?, resumes_at = ? where deadline_id = ?")
                .params(person, Sql.at(resumesAt), deadline)
                .update();
    }

    void ended(String deadline, Instant now) {
        jdbc.sql("update ladder set ended_at = ?, timer = null where deadline_id = ?")
                .params(Sql.at(now), deadline)
                .update();
    }

    Optional<Ladder> find(String deadline) {
        return jdbc.sql("select * from ladder where deadline_id = ?")
                .param(deadline)
                .query(this::read)
                .optional();
    }

    List<Ladder> ofTask(String task) {
        return jdbc.sql("select * from ladder where task_id = ? order by deadline_id")
                .param(task)
                .query(this::read)
                .list();
    }

    List<Ladder> liveOfIncident(String incident) {
        return jdbc.sql("select * from ladder where incident_id = ? and ended_at is null order by deadline_id")
                .param(incident)
                .query(this::read)
                .list();
    }

    private Ladder read(ResultSet row, int index) throws SQLException {
        return new Ladder(
                row.getString("deadline_id"),
                row.getString("incident_id"),
                row.getString("task_id"),
                row.getString("code"),
                row.getString("l1"),
                row.getString("l2"),
                row.getString("timer"),
                row.getString("process_instance"),
                row.getInt("told"),
                Sql.instant(row, "last_told_at"),
                Sql.instant(row, "resumes_at"),
                Sql.instant(row, "ended_at"));
    }
}
