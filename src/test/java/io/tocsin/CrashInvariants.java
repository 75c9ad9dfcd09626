package io.tocsin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.audit.AuditCommand;
import io.tocsin.interop.CommandLineDoor;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What must be true of the database file whenever no process holds it, however the last one ended (guarantees I1 to I6).
 * Looks without changing a byte, so that the next start still has to recover by itself.
 */
final class CrashInvariants implements AutoCloseable {

    private final Path home;
    private final Connection database;

    CrashInvariants(Path home) throws SQLException {
        this.home = home;
        this.database = DriverManager.getConnection(url() + ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r", "tocsin", "");
    }

    private String url() {
        return "jdbc:h2:file:" + home.resolve("data/tocsin");
    }

    void check(AckLog acks, List<String> acceptedMails) throws SQLException, IOException {
        acknowledgedWorkIsThere(acks);
        nothingIsThereTwice();
        everyEscalationTellsEveryPersonOnce();
        mailsAreOurs(acceptedMails);
        inboxIsTheEngine();
    }

    private void acknowledgedWorkIsThere(AckLog acks) throws SQLException, IOException {
        Set<String> reports = new HashSet<>(list("select reference || ' ' || number from incident"));
        Set<String> done = new HashSet<>(list("select task_id || ' ' || ended_by from inbox where state = 'DONE'"));
        for (String[] report : acks.of("report")) {
            assertThat(reports).as("I1 report").contains(report[0] + " " + report[1]);
        }
        for (String[] completion : acks.of("complete")) {
            assertThat(done.contains(completion[0] + " " + completion[1]))
                    .as(
                            "I1 completion of %s by %s; the file says %s",
                            completion[0],
                            completion[1],
                            list(
                                    "select i.code || ' ' || i.state || ' ' || coalesce(i.ended_by, '-') || ' rev ' || i.rev"
                                            + " || ' ' || n.number from inbox i join incident n on n.id = i.incident_id"
                                            + " where task_id = '" + completion[0] + "'"))
                    .isTrue();
        }
    }

    private void nothingIsThereTwice() throws SQLException {
        none("I2 incident", "select ally, reference from incident group by ally, reference having count(*) > 1");
        none(
                "I2 incident without a playbook",
                "select number from incident i where process_instance is null or not exists"
                        + " (select 1 from act_hi_procinst p where p.id_ = i.process_instance)");
        none(
                "I2 playbook",
                "select business_key_ from act_ru_execution e join incident i on i.id = e.business_key_"
                        + " where e.parent_id_ is null and e.super_exec_ is null and e.proc_def_id_ like i.playbook || ':%'"
                        + " group by business_key_ having count(*) > 1");
        none(
                "I2 task",
                "select incident_id, code from inbox where code in ('T01', 'T02', 'T03')"
                        + " group by incident_id, code having count(*) > 1");
        none(
                "I2 first task",
                "select number from incident i where not exists (select 1 from inbox t where t.incident_id = i.id)");
    }

    private void everyEscalationTellsEveryPersonOnce() throws SQLException {
        none(
                "I3 escalation",
                "select deadline_id, rung, turn from escalation where deadline_id is not null"
                        + " group by deadline_id, rung, turn having count(*) > 1");
        none(
                "I3 outbox",
                "select escalation_id, person from outbox group by escalation_id, person having count(*) > 1");
        none(
                "I3 escalation that tells nobody",
                "select id from escalation e where not exists (select 1 from outbox o where o.escalation_id = e.id)");
    }

    private void mailsAreOurs(List<String> acceptedMails) throws SQLException {
        List<String> known = list("select message_id from outbox");
        for (String id : new HashSet<>(acceptedMails)) {
            assertThat(known).as("I4 Message-ID").anyMatch(message -> bare(message)
                    .equals(bare(id)));
        }
        for (String sent : list("select message_id from outbox where state = 'SENT'")) {
            assertThat(acceptedMails).as("I4 sent").anyMatch(id -> bare(id).equals(bare(sent)));
        }
    }

    private static String bare(String messageId) {
        return messageId.replaceAll("[<>]", "");
    }

    private void inboxIsTheEngine() throws SQLException {
        none(
                "I6",
                "(select task_id from inbox where state = 'OPEN' except select id_ from act_ru_task) union all"
                        + " (select id_ from act_ru_task except select task_id from inbox where state = 'OPEN')");
        none(
                "I6 assignee",
                "select task_id from inbox i join act_ru_task t on t.id_ = i.task_id"
                        + " where coalesce(i.assignee, '') <> coalesce(t.assignee_, '')");
    }

    /** I5, as the operator would ask. */
    void checkRecord() {
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said, true);
        int exit = CommandLineDoor.run(
                out,
                out,
                new String[] {
                    "audit",
                    "verify",
                    "--spring.datasource.url=" + url(),
                    "--tocsin.audit.key-file=" + home.resolve("data/audit.key")
                },
                settings -> List.of(new AuditCommand(settings)));
        assertThat(exit).as("I5 %s", said).isZero();
    }

    List<String> list(String sql) throws SQLException {
        try (var statement = database.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    private void none(String invariant, String sql) throws SQLException {
        assertThat(list(sql)).as(invariant).isEmpty();
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
