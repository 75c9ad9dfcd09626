package io.tocsin.deadline;

import io.tocsin.shared.Sql;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code obligation}: what the law asks in one case, with its source, and what was decided about it. */
@Component
class Obligations {

    private final JdbcClient jdbc;
    private final Clock clock;

    Obligations(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Writes one row of decision table D3; a row that is there already only takes the newer decision. */
    void record(String incident, Map<String, Object> row, int ordinal, boolean applies, String reason, String by) {
        String id = text(row, "ob_id");
        int known = jdbc.sql("update obligation set applies = ?, reason = ?, decided_by = ?, decided_at = ?"
                        + " where incident_id = ? and obligation = ? and ordinal = ?")
                .params(applies, reason, by, Sql.at(clock.instant()), incident, id, ordinal)
                .update();
        if (known == 0) {
            jdbc.sql(
                            """
                    insert into obligation (incident_id, obligation, ordinal, anchor, duration, calendar, kind, group_codes,
                        recipient, source, label, label_pt, applies, reason, decided_by, decided_at)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(
                            incident,
                            id,
                            ordinal,
                            text(row, "anchor"),
                            text(row, "duration"),
                            text(row, "calendar"),
                            text(row, "kind"),
                            text(row, "group"),
                            text(row, "recipient"),
                            text(row, "source"),
                            text(row, "label"),
                            text(row, "label_pt"),
                            applies,
                            reason,
                            by,
                            Sql.at(clock.instant()))
                    .update();
        }
    }

    /** Ids that apply and for which no task was asked for yet, in the table's order. */
    List<String> applying(String incident) {
        return jdbc.sql(
                        """
                select obligation from obligation where incident_id = ? and applies
                group by obligation order by obligation""")
                .param(incident)
                .query(String.class)
                .list();
    }

    /** The clocks of one obligation; two when the sources conflict and a backstop runs beside the target. */
    List<DeadlineSpec> deadlines(String incident, String obligation) {
        List<DeadlineSpec> found = jdbc.sql(
                        """
                select * from obligation where incident_id = ? and obligation = ? and duration is not null
                order by ordinal""")
                .params(incident, obligation)
                .query((row, index) -> new DeadlineSpec(
                        index + 1,
                        row.getString("label"),
                        row.getString("label_pt"),
                        row.getString("anchor"),
                        row.getString("duration"),
                        CalendarKind.valueOf(row.getString("calendar")),
                        Deadline.Kind.valueOf(row.getString("kind")),
                        row.getString("obligation") + " " + row.getString("source")))
                .list();
        return new ArrayList<>(found);
    }

    static List<Integer> ordinals(List<Map<String, Object>> rows) {
        return IntStream.range(0, rows.size())
                .mapToObj(i -> (int) rows.subList(0, i).stream()
                        .filter(other ->
                                Objects.equals(other.get("ob_id"), rows.get(i).get("ob_id")))
                        .count())
                .toList();
    }

    private static String text(Map<String, Object> row, String name) {
        return row.get(name) == null ? null : row.get(name).toString();
    }
}
