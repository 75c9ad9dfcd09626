package io.tocsin.studio;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Puts the database in memory back to what it was before the first scenario: nothing of one story is left when the next
 * begins, its case numbers included. Tables that held rows at the start (models, settings) are put back row by row.
 */
@Component
@Profile("scenario")
class EmptyStage {

    private static final String KEPT = "STAGE_";

    private final DataSource database;
    private List<String> cleared;

    EmptyStage(DataSource database) {
        this.database = database;
    }

    void prepare() {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            if (cleared == null) {
                cleared = remember(sql);
            } else {
                for (String statement : cleared) {
                    sql.execute(statement);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The stage could not be cleared", e);
        }
    }

    private List<String> remember(Statement sql) throws SQLException {
        List<String> statements = new ArrayList<>(List.of("set referential_integrity false"));
        for (Map.Entry<String, Long> table : tables(sql).entrySet()) {
            String name = '"' + table.getKey() + '"';
            statements.add("truncate table " + name + " restart identity");
            if (table.getValue() > 0) {
                String copy = '"' + KEPT + table.getKey() + '"';
                sql.execute("create table " + copy + " as select * from " + name);
                statements.add("insert into " + name + " select * from " + copy);
            }
        }
        for (String sequence : names(
                sql, "select sequence_name from information_schema.sequences" + " where sequence_schema = 'PUBLIC'")) {
            long next = number(
                    sql,
                    "select base_value from information_schema.sequences where sequence_name = '" + sequence + "'");
            statements.add("alter sequence \"" + sequence + "\" restart with " + next);
        }
        statements.add("set referential_integrity true");
        return statements;
    }

    private static Map<String, Long> tables(Statement sql) throws SQLException {
        Map<String, Long> tables = new TreeMap<>();
        for (String table : names(
                sql,
                "select table_name from information_schema.tables"
                        + " where table_schema = 'PUBLIC' and table_type = 'BASE TABLE'")) {
            tables.put(table, number(sql, "select count(*) from \"" + table + '"'));
        }
        return tables;
    }

    private static List<String> names(Statement sql, String query) throws SQLException {
        List<String> names = new ArrayList<>();
        try (var rows = sql.executeQuery(query)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static long number(Statement sql, String query) throws SQLException {
        try (var rows = sql.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
