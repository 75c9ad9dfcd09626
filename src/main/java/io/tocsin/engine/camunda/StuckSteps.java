package io.tocsin.engine.camunda;

import io.tocsin.engine.ProcessRuntime.StuckStep;
import io.tocsin.shared.Refusal;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;

/** Jobs that failed, for people. */
class StuckSteps {

    private final ManagementService management;
    private final RuntimeService runtime;

    StuckSteps(ManagementService management, RuntimeService runtime) {
        this.management = management;
        this.runtime = runtime;
    }

    List<StuckStep> list() {
        return management.createJobQuery().withException().orderByJobDuedate().desc().list().stream()
                .map(this::describe)
                .toList();
    }

    void retry(String job) {
        if (management.createJobQuery().jobId(job).count() == 0) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "not-found", "This step is no longer stuck.");
        }
        management.setJobRetries(job, 3);
        management.setJobDuedate(job, ClockUtil.getCurrentTime());
    }

    private StuckStep describe(Job job) {
        var instance = job.getProcessInstanceId() == null
                ? null
                : runtime.createProcessInstanceQuery()
                        .processInstanceId(job.getProcessInstanceId())
                        .singleResult();
        String step = job.getFailedActivityId() == null ? "wake-up" : job.getFailedActivityId();
        return new StuckStep(
                job.getId(),
                // A wake-up stands in no instance; what it carries instead is its incident.
                instance == null ? job.getProcessInstanceId() : instance.getBusinessKey(),
                step,
                job.getExceptionMessage(),
                job.getDuedate() == null
                        ? job.getCreateTime().toInstant()
                        : job.getDuedate().toInstant(),
                job.getRetries());
    }
}
