package io.tocsin.incident;

import io.tocsin.shared.DomainEvent;
import io.tocsin.shared.EventFacts;
import io.tocsin.shared.Sql;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Writes down everything that happens in a case, in the transaction in which it happens. */
@Component
class Timeline {

    private static final TypeReference<Map<String, Object>> FACTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final IncidentRows incidents;
    private final Clock clock;

    Timeline(JdbcClient jdbc, JsonMapper json, IncidentRows incidents, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.incidents = incidents;
        this.clock = clock;
    }

    /** First of all listeners, because it takes hold of the case: whoever locks more does so after it. */
    @EventListener
    @Order(0)
    void on(DomainEvent event) {
        incidents.lock(event.incident());
        jdbc.sql(
                        """
                insert into timeline (incident_id, seq, at, recorded_at, kind, actor, facts)
                select ?, coalesce(max(seq), 0) + 1, ?, ?, ?, ?, ? from timeline where incident_id = ?""")
                .params(
                        event.incident(),
                        Sql.at(event.at()),
                        Sql.at(clock.instant()),
                        EventFacts.kind(event),
                        event.actor(),
                        json.writeValueAsString(EventFacts.of(event)),
                        event.incident())
                .update();
    }

    List<TimelineEntry> of(String incident) {
        return jdbc.sql("select * from timeline where incident_id = ? order by seq")
                .param(incident)
                .query((row, index) -> new TimelineEntry(
                        row.getInt("seq"),
                        Sql.instant(row, "at"),
                        Sql.instant(row, "recorded_at"),
                        row.getString("kind"),
                        row.getString("actor"),
                        json.readValue(row.getString("facts"), FACTS)))
                .list();
    }
}
