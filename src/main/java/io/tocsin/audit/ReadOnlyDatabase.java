package io.tocsin.audit;

import io.tocsin.shared.Refusal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The configured database, opened so that nothing can be made or changed. */
record ReadOnlyDatabase(SingleConnectionDataSource connection) implements AutoCloseable {

    private static final int H2_IN_USE = 90020;
    private static final int H2_NOT_FOUND = 90146;

    static ReadOnlyDatabase open(String url, String user, String password) {
        boolean h2 = url.startsWith("jdbc:h2:");
        String readOnly = h2 ? url + ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r;TRACE_LEVEL_FILE=0" : url;
        try {
            Connection connection = DriverManager.getConnection(readOnly, user, password);
            connection.setReadOnly(true);
            return new ReadOnlyDatabase(new SingleConnectionDataSource(connection, true));
        } catch (SQLException e) {
            throw cannotLook(
                    switch (h2 ? e.getErrorCode() : 0) {
                        case H2_IN_USE ->
                            "The database " + place(url) + " is in use by a running server: stop it first";
                        case H2_NOT_FOUND ->
                            "There is no database at " + place(url)
                                    + ": run this where the server runs, or name it with --spring.datasource.url=";
                        default -> "The database " + place(url) + " cannot be opened: " + firstLine(e);
                    });
        }
    }

    DataSource source() {
        return connection;
    }

    <T> T read(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (DataAccessException e) {
            throw cannotLook("The record cannot be read: " + firstLine(e.getMostSpecificCause()));
        }
    }

    @Override
    public void close() {
        connection.destroy();
    }

    // Settings after the place may hold secrets.
    private static String place(String url) {
        return url.split("[;?]", 2)[0];
    }

    static Refusal cannotLook(String why) {
        return new Refusal(Refusal.Kind.RULE_BROKEN, "audit-unreadable", why);
    }

    private static String firstLine(Throwable fault) {
        return String.valueOf(fault.getMessage()).lines().findFirst().orElse("");
    }
}
