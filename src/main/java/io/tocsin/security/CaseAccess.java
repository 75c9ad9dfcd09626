package io.tocsin.security;

import io.tocsin.directory.Clearance;
import io.tocsin.directory.Person;
import io.tocsin.shared.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The one decision who may see which case: a member of the case, or somebody in a group with a task in it, and in both
 * cases cleared for its level. Whoever may not see a case gets the same answer as for a case that does not exist.
 */
@Component
public class CaseAccess {

    private final JdbcClient jdbc;

    CaseAccess(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Opens the books of a new case; nobody may see it yet. */
    public void open(String incident, Clearance level) {
        jdbc.sql("insert into case_level (incident_id, level) values (?, ?)")
                .params(incident, level.ordinal())
                .update();
    }

    /** Raises the level of a case; never lowers it. */
    public void raise(String incident, Clearance level) {
        jdbc.sql("update case_level set level = ? where incident_id = ? and level < ?")
                .params(level.ordinal(), incident, level.ordinal())
                .update();
    }

    public Clearance level(String incident) {
        return Clearance.values()[
                jdbc.sql("select level from case_level where incident_id = ?")
                        .param(incident)
                        .query(Integer.class)
                        .single()];
    }

    public void admitPerson(String incident, String username) {
        admit(incident, "PERSON", username);
    }

    public void admitGroup(String incident, String group) {
        admit(incident, "GROUP", group);
    }

    /** User names of the members of the case, without those who see it through a group. */
    public List<String> members(String incident) {
        return jdbc.sql("select name from case_grant where incident_id = ? and kind = 'PERSON' order by name")
                .param(incident)
                .query(String.class)
                .list();
    }

    /** Codes of the groups that have or had a task in the case. */
    public List<String> groups(String incident) {
        return jdbc.sql("select name from case_grant where incident_id = ? and kind = 'GROUP' order by name")
                .param(incident)
                .query(String.class)
                .list();
    }

    public boolean maySee(CurrentUser user, String incident) {
        SqlFilter filter = visibleTo(user, "l.incident_id");
        List<Object> params = new ArrayList<>(List.of(incident));
        params.addAll(filter.params());
        return jdbc.sql("select count(*) from case_level l where l.incident_id = ? and " + filter.sql())
                        .params(params)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** The same decision for a person who is not at the other end of this request, for example a mail's recipient. */
    public boolean maySee(Person person, String incident) {
        return maySee(new CurrentUser(person.username(), person.groups(), person.clearance()), incident);
    }

    /** Refuses with {@code not-found} if the user may not see the case. */
    public void require(CurrentUser user, String incident) {
        if (!maySee(user, incident)) {
            throw unknown();
        }
    }

    /** The answer for what does not exist and for what a person may not know to exist: one and the same. */
    public static Refusal unknown() {
        return new Refusal(Refusal.Kind.NOT_FOUND, "not-found", "There is nothing here, or you may not see it.");
    }

    /** A condition for lists: true for rows whose incident the user may see. */
    public SqlFilter visibleTo(CurrentUser user, String incidentColumn) {
        List<Object> params = new ArrayList<>();
        params.add(user.clearance().ordinal());
        params.add(user.username());
        String groups = "";
        if (!user.groups().isEmpty()) {
            groups = " or (g.kind = 'GROUP' and g.name in ("
                    + String.join(", ", user.groups().stream().map(g -> "?").toList()) + "))";
            params.addAll(user.groups());
        }
        String sql = "exists (select 1 from case_level cl join case_grant g on g.incident_id = cl.incident_id"
                + " where cl.incident_id = " + incidentColumn + " and cl.level <= ?"
                + " and ((g.kind = 'PERSON' and g.name = ?)" + groups + "))";
        return new SqlFilter(sql, params);
    }

    private void admit(String incident, String kind, String name) {
        int known = jdbc.sql("select count(*) from case_grant where incident_id = ? and kind = ? and name = ?")
                .params(incident, kind, name)
                .query(Integer.class)
                .single();
        if (known == 0) {
            jdbc.sql("insert into case_grant (incident_id, kind, name) values (?, ?, ?)")
                    .params(incident, kind, name)
                    .update();
        }
    }

    /** A piece of SQL with its parameters in order. */
    public record SqlFilter(String sql, List<Object> params) {}
}
