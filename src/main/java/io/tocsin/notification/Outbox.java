package io.tocsin.notification;

import io.tocsin.security.CaseAccess.SqlFilter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The table of outgoing mail. Every method joins the caller's transaction or has one of its own. */
@Component
@Transactional
class Outbox {

    private static final String COLUMNS =
            "select id, incident_id, escalation_id, person, address, message_id, template,"
                    + " language, facts, state, attempt, deferrals, doubts, withdrawn, next_at, created_at, sent_at, reply"
                    + " from outbox ";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Outbox(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(OutboxRow row, String task, int severity) {
        jdbc.sql(
                        """
                        insert into outbox (id, incident_id, escalation_id, task_id, person, address, message_id, template,
                            language, facts, severity, state, attempt, deferrals, doubts, handed_over, withdrawn, next_at,
                            created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'READY', 0, 0, 0, false, false, ?, ?)
                        """)
                .params(
                        row.id(),
                        row.incident(),
                        row.escalation(),
                        task,
                        row.person(),
                        row.address(),
                        row.messageId(),
                        row.template().name(),
                        row.language(),
                        json.writeValueAsString(row.facts()),
                        severity,
                        utc(row.nextAt()),
                        utc(row.createdAt()))
                .update();
    }

    /** Takes the most urgent due mails; a mail that another sender is taking at this moment is left to it. */
    List<OutboxRow> claim(Claimant claimant, Instant now, Instant leaseUntil, int limit) {
        List<String> ids = jdbc.sql("select id from outbox where state in ('READY', 'UNKNOWN') and next_at <= ?"
                        + " order by severity desc, created_at, id fetch first " + limit
                        + " rows only for update skip locked")
                .param(utc(now))
                .query(String.class)
                .list();
        List<OutboxRow> claimed = new ArrayList<>();
        for (String id : ids) {
            jdbc.sql("update outbox set state = 'CLAIMED', owner = ?, lease_until = ?, attempt = attempt + 1,"
                            + " handed_over = false, next_at = null where id = ?")
                    .params(claimant.name(), utc(leaseUntil), id)
                    .update();
            claimed.add(find(id).orElseThrow());
        }
        return claimed;
    }

    /** Said right before the text goes out: false if the claim was lost, and then nothing may go out. */
    boolean handOver(OutboxRow row, Claimant claimant, Instant leaseUntil) {
        return jdbc.sql(
                                "update outbox set handed_over = true, lease_until = ? where id = ? and owner = ? and attempt = ?"
                                        + " and state = 'CLAIMED'")
                        .params(utc(leaseUntil), row.id(), claimant.name(), row.attempt())
                        .update()
                > 0;
    }

    /** The row as it is now, locked, if this attempt still has it. */
    Optional<OutboxRow> hold(OutboxRow row, Claimant claimant) {
        return jdbc.sql(COLUMNS + "where id = ? and owner = ? and attempt = ? and state = 'CLAIMED' for update")
                .params(row.id(), claimant.name(), row.attempt())
                .query(this::row)
                .optional();
    }

    /** Ends an attempt. */
    void settle(
            OutboxRow row, OutboxState state, Instant nextAt, Instant sentAt, int deferrals, int doubts, String reply) {
        jdbc.sql("update outbox set state = ?, next_at = ?, sent_at = ?, deferrals = ?, doubts = ?, reply = ?,"
                        + " owner = null, lease_until = null, handed_over = false where id = ?")
                .params(
                        state.name(),
                        utc(nextAt),
                        utc(sentAt),
                        deferrals,
                        doubts,
                        HeaderText.clean(reply, 500),
                        row.id())
                .update();
    }

    /** Claims that nobody will end, locked. */
    List<Abandoned> abandoned(Instant now, Claimant claimant) {
        return jdbc.sql("select id, handed_over from outbox where state = 'CLAIMED' and (lease_until < ?"
                        + " or (owner like ? and owner not like ?) or (owner like ? and owner <> ?))"
                        + " for update skip locked")
                .params(
                        utc(now),
                        claimant.nodePrefix() + "%",
                        claimant.startPrefix() + "%",
                        claimant.senderPrefix() + "%",
                        claimant.name())
                .query((rs, n) -> new Abandoned(find(rs.getString("id")).orElseThrow(), rs.getBoolean("handed_over")))
                .list();
    }

    record Abandoned(OutboxRow row, boolean handedOver) {}

    /** The task is over: what waits is cancelled, what is under way or in doubt is not tried again. */
    void withdraw(String task) {
        jdbc.sql("update outbox set state = 'CANCELLED', next_at = null, withdrawn = true"
                        + " where task_id = ? and state = 'READY'")
                .param(task)
                .update();
        jdbc.sql("update outbox set next_at = null, withdrawn = true where task_id = ?"
                        + " and state in ('CLAIMED', 'UNKNOWN', 'BOUNCED')")
                .param(task)
                .update();
    }

    Optional<OutboxRow> find(String id) {
        return jdbc.sql(COLUMNS + "where id = ?").param(id).query(this::row).optional();
    }

    /** Due at once, by a person's wish; false if it is under way, sent, or its task over. */
    boolean retry(String id, Instant now) {
        return jdbc.sql("update outbox set state = 'READY', next_at = ?, deferrals = 0"
                                + " where id = ? and state in ('READY', 'UNKNOWN', 'BOUNCED') and not withdrawn")
                        .params(utc(now), id)
                        .update()
                > 0;
    }

    List<OutboxRow> newest(SqlFilter visible, int limit) {
        return jdbc.sql(COLUMNS + "where " + visible.sql() + " order by created_at desc, id desc fetch first " + limit
                        + " rows only")
                .params(visible.params())
                .query(this::row)
                .list();
    }

    /** Mails that should have left before the given moment. */
    int waitingSince(SqlFilter visible, Instant before) {
        List<Object> params = new ArrayList<>(visible.params());
        params.add(utc(before));
        return jdbc.sql("select count(*) from outbox where " + visible.sql()
                        + " and state in ('READY', 'CLAIMED') and created_at < ?")
                .params(params)
                .query(Integer.class)
                .single();
    }

    private OutboxRow row(ResultSet rs, int n) throws SQLException {
        return new OutboxRow(
                rs.getString("id"),
                rs.getString("incident_id"),
                rs.getString("escalation_id"),
                rs.getString("person"),
                rs.getString("address"),
                rs.getString("message_id"),
                MailTemplate.valueOf(rs.getString("template")),
                rs.getString("language"),
                json.readValue(rs.getString("facts"), MailFacts.class),
                OutboxState.valueOf(rs.getString("state")),
                rs.getInt("attempt"),
                rs.getInt("deferrals"),
                rs.getInt("doubts"),
                rs.getBoolean("withdrawn"),
                instant(rs, "next_at"),
                instant(rs, "created_at"),
                instant(rs, "sent_at"),
                rs.getString("reply"));
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        OffsetDateTime at = rs.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
