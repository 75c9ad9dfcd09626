package io.tocsin.incident;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Table {@code incident_fact}: what is known about a case, one row a name. */
@Component
class Facts {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Facts(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Map<String, Object> all(String incident) {
        Map<String, Object> facts = new LinkedHashMap<>();
        jdbc.sql("select name, fact from incident_fact where incident_id = ? order by name")
                .param(incident)
                .query(row -> {
                    facts.put(row.getString("name"), json.readValue(row.getString("fact"), Object.class));
                });
        return facts;
    }

    void put(String incident, String name, Object fact) {
        String text = json.writeValueAsString(fact);
        int changed = jdbc.sql("update incident_fact set fact = ? where incident_id = ? and name = ?")
                .params(text, incident, name)
                .update();
        if (changed == 0) {
            jdbc.sql("insert into incident_fact (incident_id, name, fact) values (?, ?, ?)")
                    .params(incident, name, text)
                    .update();
        }
    }
}
