package io.tocsin.engine.camunda;

import io.tocsin.engine.TimerFired;
import java.time.Instant;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandlerConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.springframework.context.ApplicationEventPublisher;

/** Turns a due row of the job table into {@link TimerFired}, in the job's own transaction. */
class WakeUpHandler implements JobHandler<WakeUpHandler.WakeUp> {

    static final String TYPE = "tocsin-wake-up";

    private final ApplicationEventPublisher events;

    WakeUpHandler(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Override
    public String getType() {
        return TYPE;
    }

    @Override
    public void execute(WakeUp wakeUp, ExecutionEntity execution, CommandContext context, String tenant) {
        events.publishEvent(new TimerFired(wakeUp.purpose(), wakeUp.reference(), wakeUp.due()));
    }

    @Override
    public WakeUp newConfiguration(String text) {
        String[] parts = text.split("\\|", 3);
        return new WakeUp(parts[0], parts[1], Instant.parse(parts[2]));
    }

    @Override
    public void onDelete(WakeUp wakeUp, JobEntity job) {
        // Nothing hangs on a wake-up but its row.
    }

    record WakeUp(String purpose, String reference, Instant due) implements JobHandlerConfiguration {

        @Override
        public String toCanonicalString() {
            return purpose + "|" + reference + "|" + due;
        }
    }
}
