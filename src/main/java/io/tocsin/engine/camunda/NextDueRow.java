package io.tocsin.engine.camunda;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When the job table wants something next. */
class NextDueRow {

    private final JdbcClient jdbc;

    NextDueRow(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** The earliest due time after this moment; what is due by then is the poll's business. */
    Optional<Instant> after(Instant moment) {
        return jdbc.sql("select min(DUEDATE_) from ACT_RU_JOB"
                        + " where DUEDATE_ > ? and RETRIES_ > 0 and SUSPENSION_STATE_ = 1")
                .param(Timestamp.from(moment))
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }
}
