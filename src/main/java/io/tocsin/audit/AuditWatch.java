package io.tocsin.audit;

import io.tocsin.audit.AuditVerdict.Broken;
import io.tocsin.audit.AuditVerdict.Intact;
import io.tocsin.web.Banner;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Verifies the newest chains at start and tells everybody if one is not as it was written. Nothing is locked for it. */
@Component("auditHealthIndicator")
class AuditWatch implements HealthIndicator, Banner {

    private static final Logger log = LoggerFactory.getLogger(AuditWatch.class);
    private static final int NEWEST = 1000;

    private final AuditTrail trail;
    private volatile AuditVerdict verdict;

    AuditWatch(AuditTrail trail) {
        this.trail = trail;
    }

    // On a thread of its own: a long record must not hold up the deadlines that wait for the start.
    @EventListener(ApplicationReadyEvent.class)
    void checkInBackground() {
        Thread thread = new Thread(this::check, "audit-check");
        thread.setDaemon(true);
        thread.start();
    }

    void check() {
        try {
            verdict = trail.verifyNewest(NEWEST);
            if (verdict instanceof Broken broken) {
                log.error(
                        "The audit record is broken: incident {}, entry {}: {}. Run 'audit verify' and compare with the"
                                + " backup",
                        broken.incident(),
                        broken.seq(),
                        broken.why());
            }
        } catch (RuntimeException e) {
            log.warn("The audit record could not be checked at start", e);
        }
    }

    @Override
    public Health health() {
        AuditVerdict last = verdict;
        if (last instanceof Broken broken) {
            return Health.down()
                    .withDetail("incident", broken.incident())
                    .withDetail("entry", broken.seq())
                    .withDetail("why", broken.why())
                    .build();
        }
        if (last instanceof Intact intact) {
            return Health.up().withDetail("entries", intact.entries()).build();
        }
        return Health.unknown().build();
    }

    @Override
    public String name() {
        return "audit";
    }

    @Override
    public Optional<String> message() {
        return verdict instanceof Broken ? Optional.of("banner.audit-broken") : Optional.empty();
    }
}
