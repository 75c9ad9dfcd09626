package io.tocsin.engine.camunda;

import java.util.Date;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * A wake-up that fails waits between its tries, as steps of a model do. The engine gives what stands in no model all its
 * tries at once, so that one busy moment of the database would leave a deadline to a person.
 */
class WakeUpRetry extends DefaultJobRetryCmd {

    private static final long PAUSE_MILLIS = 5_000;

    WakeUpRetry(String job, Throwable exception) {
        super(job, exception);
    }

    @Override
    protected void executeStandardStrategy(CommandContext context) {
        super.executeStandardStrategy(context);
        JobEntity job = getJob();
        if (job != null && WakeUpHandler.TYPE.equals(job.getJobHandlerType()) && shouldDecrementRetriesFor(exception)) {
            job.setDuedate(new Date(ClockUtil.getCurrentTime().getTime() + PAUSE_MILLIS));
        }
    }
}
