package io.tocsin.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;

class AuditWatchTest {

    @TempDir
    Path folder;

    @Test
    void intactRecordShowsNoBanner() {
        try (AuditedDatabase record = new AuditedDatabase(folder)) {
            record.incident("id-1", "K7-0001", 3);
            AuditWatch watch = new AuditWatch(record.trail);
            assertThat(watch.health().getStatus()).isEqualTo(Status.UNKNOWN);
            watch.check();
            assertThat(watch.message()).isEmpty();
            assertThat(watch.health().getStatus()).isEqualTo(Status.UP);
        }
    }

    @Test
    void brokenRecordShowsTheBannerAfterTheStart() {
        try (AuditedDatabase record = new AuditedDatabase(folder)) {
            record.incident("id-1", "K7-0001", 3);
            record.sql("delete from audit_entry where seq = 2");
            AuditWatch watch = new AuditWatch(record.trail);
            watch.checkInBackground();
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> watch.message()
                    .isPresent());
            assertThat(watch.message()).contains("banner.audit-broken");
            assertThat(watch.health().getStatus()).isEqualTo(Status.DOWN);
            assertThat(watch.health().getDetails())
                    .containsEntry("incident", "K7-0001")
                    .containsEntry("entry", 2);
        }
    }
}
