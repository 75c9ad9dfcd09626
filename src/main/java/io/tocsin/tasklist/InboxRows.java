package io.tocsin.tasklist;

import io.tocsin.engine.HumanTask;
import io.tocsin.security.CaseAccess.SqlFilter;
import io.tocsin.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Tables {@code inbox} and {@code inbox_group}: the task list's own copy, so that a list costs the same at any size. */
@Component
class InboxRows {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};
    private static final String SELECT =
            """
            select t.*, i.number, i.codename, i.severity, i.tlp, i.exercise,
                (select d.kind from deadline d where d.task_id = t.task_id and d.state = 'RUNNING'
                    order by d.due fetch first row only) as kind,
                (select e.rung from escalation e where e.task_id = t.task_id
                    order by e.raised_at desc, e.id desc fetch first row only) as told,
                (select max(e.raised_at) from escalation e where e.task_id = t.task_id) as told_at
            from inbox t join incident i on i.id = t.incident_id
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    InboxRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(HumanTask task) {
        jdbc.sql(
                        """
                insert into inbox (task_id, incident_id, process_instance, definition, playbook, element, code, name,
                    name_pt, stage, stage_pt, form, group_codes, properties, locals, assignee, state, rev, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN', 1, ?)""")
                .params(
                        task.id(),
                        task.incident(),
                        task.processInstance(),
                        task.model(),
                        task.playbook(),
                        task.element(),
                        task.code(),
                        task.name(),
                        task.properties().getOrDefault("i18n.pt", task.name()),
                        task.stage().getOrDefault("en", ""),
                        task.stage().getOrDefault("pt", ""),
                        task.form(),
                        String.join(",", task.groups()),
                        json.writeValueAsString(task.properties()),
                        json.writeValueAsString(task.locals()),
                        task.assignee(),
                        Sql.at(task.created()))
                .update();
        for (String group : task.groups()) {
            jdbc.sql("insert into inbox_group (group_code, task_id) values (?, ?)")
                    .params(group, task.id())
                    .update();
        }
    }

    void setDue(String task, Instant due) {
        jdbc.sql("update inbox set due = ? where task_id = ?")
                .params(Sql.at(due), task)
                .update();
    }

    void assign(String task, String username) {
        jdbc.sql("update inbox set assignee = ?, rev = rev + 1 where task_id = ?")
                .params(username, task)
                .update();
    }

    void answered(String task, String by, Map<String, Object> answers) {
        jdbc.sql("update inbox set ended_by = ?, answers = ?, rev = rev + 1 where task_id = ?")
                .params(by, json.writeValueAsString(answers), task)
                .update();
    }

    int end(String task, String state, Instant now) {
        return jdbc.sql("update inbox set state = ?, ended_at = ?, rev = rev + 1 where task_id = ? and state = 'OPEN'")
                .params(state, Sql.at(now), task)
                .update();
    }

    Map<String, Object> answers(String task) {
        return jdbc.sql("select answers from inbox where task_id = ? and answers is not null")
                .param(task)
                .query(String.class)
                .optional()
                .map(text -> json.readValue(text, VALUES))
                .orElse(Map.of());
    }

    Optional<InboxTask> find(String task) {
        return jdbc.sql(SELECT + "where t.task_id = ?")
                .param(task)
                .query(this::read)
                .optional();
    }

    List<InboxTask> ofIncident(String incident) {
        return jdbc.sql(
                        SELECT
                                + """
                where t.incident_id = ?
                order by case when t.state = 'OPEN' then 0 else 1 end, t.due nulls last, t.created_at, t.task_id""")
                .param(incident)
                .query(this::read)
                .list();
    }

    List<String> openIds() {
        return jdbc.sql("select task_id from inbox where state = 'OPEN'")
                .query(String.class)
                .list();
    }

    /** User names of those who completed a task with one of these codes in the case. */
    List<String> completers(String incident, List<String> codes) {
        if (codes.isEmpty()) {
            return List.of();
        }
        List<Object> params = new ArrayList<>(List.of(incident));
        params.addAll(codes);
        return jdbc.sql("select distinct ended_by from inbox where incident_id = ? and state = 'DONE' and code in ("
                        + String.join(", ", codes.stream().map(c -> "?").toList()) + ")")
                .params(params)
                .query(String.class)
                .list();
    }

    List<InboxTask> list(SqlFilter which, int offset, int limit) {
        List<Object> params = new ArrayList<>(which.params());
        params.add(offset);
        params.add(limit);
        return jdbc.sql(
                        SELECT + "where t.state = 'OPEN' and " + which.sql()
                                + """

                order by t.due nulls last, i.severity desc, t.created_at, t.task_id
                offset ? rows fetch next ? rows only""")
                .params(params)
                .query(this::read)
                .list();
    }

    int count(SqlFilter which) {
        return jdbc.sql("select count(*) from inbox t where t.state = 'OPEN' and " + which.sql())
                .params(which.params())
                .query(Integer.class)
                .single();
    }

    private InboxTask read(ResultSet row, int index) throws SQLException {
        return new InboxTask(
                row.getString("task_id"),
                row.getString("incident_id"),
                row.getString("number"),
                row.getString("codename"),
                row.getString("severity"),
                row.getString("tlp"),
                row.getBoolean("exercise"),
                row.getString("code"),
                row.getString("name"),
                row.getString("name_pt"),
                row.getString("stage"),
                row.getString("stage_pt"),
                row.getString("definition"),
                row.getString("form"),
                groups(row.getString("group_codes")),
                row.getString("assignee"),
                row.getInt("rev"),
                Sql.instant(row, "due"),
                row.getString("kind"),
                Sql.instant(row, "created_at"),
                row.getString("state"),
                Sql.instant(row, "ended_at"),
                row.getString("ended_by"),
                json.readValue(row.getString("properties"), TEXTS),
                json.readValue(row.getString("locals"), TEXTS),
                row.getString("told"),
                Sql.instant(row, "told_at"));
    }

    private static List<String> groups(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(","));
    }
}
