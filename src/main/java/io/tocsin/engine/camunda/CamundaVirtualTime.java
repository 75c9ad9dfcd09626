package io.tocsin.engine.camunda;

import io.tocsin.engine.VirtualTime;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

@Component
@Profile("scenario")
class CamundaVirtualTime implements VirtualTime {

    private final ManagementService management;

    CamundaVirtualTime(
            ManagementService management,
            HistoryService history,
            EngineSettings settings,
            @Value("${spring.datasource.url}") String url) {
        if (!url.startsWith("jdbc:h2:mem:") || settings.jobExecutor()) {
            throw new IllegalStateException("Virtual time is for scenarios in memory only, not for " + url);
        }
        this.management = management;
        // A story keeps its past; clearing it up night after night would only make years slow.
        history.findHistoryCleanupJobs().forEach(job -> management.deleteJob(job.getId()));
    }

    @Override
    public void set(Instant now) {
        ClockUtil.setCurrentTime(Date.from(now));
    }

    @Override
    public void release() {
        ClockUtil.reset();
    }

    @Override
    public Optional<Instant> nextDue() {
        return jobs().stream().findFirst().map(job -> job.getDuedate().toInstant());
    }

    @Override
    public void runDue() {
        for (Optional<Job> due = firstDue(); due.isPresent(); due = firstDue()) {
            management.executeJob(due.get().getId());
        }
    }

    private Optional<Job> firstDue() {
        Date now = ClockUtil.getCurrentTime();
        return jobs().stream().filter(job -> !job.getDuedate().after(now)).findFirst();
    }

    private List<Job> jobs() {
        return management
                .createJobQuery()
                .active()
                .withRetriesLeft()
                .orderByJobDuedate()
                .asc()
                .orderByJobId()
                .asc()
                .listPage(0, 1);
    }
}
