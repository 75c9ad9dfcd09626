package io.tocsin.engine.camunda;

import io.tocsin.engine.StepBegun;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.AsyncContinuationJobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandlerConfiguration;
import org.camunda.bpm.engine.impl.jobexecutor.ProcessEventJobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.TimerCatchIntermediateEventJobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.TimerExecuteNestedActivityJobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.TimerStartEventSubprocessJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Says {@link StepBegun} before the engine's own handler reads a variable. A step that read first and waited afterwards
 * went on with what was true before, and a condition that somebody fulfilled meanwhile was never looked at again.
 */
class AnnouncedStep<C extends JobHandlerConfiguration> implements JobHandler<C> {

    private final JobHandler<C> step;
    private final ApplicationEventPublisher events;

    private AnnouncedStep(JobHandler<C> step, ApplicationEventPublisher events) {
        this.step = step;
        this.events = events;
    }

    /** Every kind of step that belongs to a running process. */
    static Stream<JobHandler<?>> all(ApplicationEventPublisher events) {
        return List.of(
                        new AsyncContinuationJobHandler(),
                        new TimerExecuteNestedActivityJobHandler(),
                        new TimerCatchIntermediateEventJobHandler(),
                        new TimerStartEventSubprocessJobHandler(),
                        new ProcessEventJobHandler())
                .stream()
                .map(step -> new AnnouncedStep<>(step, events));
    }

    @Override
    public String getType() {
        return step.getType();
    }

    @Override
    public void execute(C configuration, ExecutionEntity execution, CommandContext context, String tenant) {
        events.publishEvent(new StepBegun(execution.getProcessBusinessKey()));
        step.execute(configuration, execution, context, tenant);
    }

    @Override
    public C newConfiguration(String text) {
        return step.newConfiguration(text);
    }

    @Override
    public void onDelete(C configuration, JobEntity job) {
        step.onDelete(configuration, job);
    }
}
