package io.tocsin.incident;

import io.tocsin.shared.Sql;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code incident_anchor}: only ever added to; the newest row of a name counts. */
@Component
class Anchors {

    private final JdbcClient jdbc;

    Anchors(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<String, Instant> current(String incident) {
        Map<String, Instant> anchors = new LinkedHashMap<>();
        jdbc.sql("select name, at from incident_anchor where incident_id = ? order by seq")
                .param(incident)
                .query(row -> {
                    anchors.put(row.getString("name"), Sql.instant(row, "at"));
                });
        return anchors;
    }

    void add(String incident, String name, Instant at, String reason, String actor, Instant now) {
        jdbc.sql(
                        """
                insert into incident_anchor (incident_id, seq, name, at, reason, set_by, set_at)
                select ?, coalesce(max(seq), 0) + 1, ?, ?, ?, ?, ? from incident_anchor where incident_id = ?""")
                .params(incident, name, Sql.at(at), reason, actor, Sql.at(now), incident)
                .update();
    }
}
