package io.tocsin.engine.camunda;

import io.tocsin.engine.Timers;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.springframework.stereotype.Component;

@Component
class CamundaTimers implements Timers {

    private final ProcessEngineConfigurationImpl engine;
    private final DeadlineClock deadlines;

    CamundaTimers(ProcessEngine engine, DeadlineClock deadlines) {
        this.deadlines = deadlines;
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    @Override
    public String set(String purpose, String reference, String incident, Instant due) {
        return engine.getCommandExecutorTxRequired().execute(context -> {
            var timer = new TimerEntity();
            timer.setJobHandlerType(WakeUpHandler.TYPE);
            timer.setJobHandlerConfiguration(new WakeUpHandler.WakeUp(purpose, reference, due));
            timer.setDuedate(Date.from(due));
            // The engine runs exclusive jobs of one instance in one thread, by due date. To it, the incident is one.
            timer.setProcessInstanceId(incident);
            timer.setExclusive(incident != null);
            context.getJobManager().schedule(timer);
            return timer.getId();
        });
    }

    @Override
    public void move(String timer, Instant due) {
        engine.getCommandExecutorTxRequired().execute(context -> {
            JobEntity job = context.getJobManager().findJobById(timer);
            if (job != null) {
                var before = engine.getJobHandlers()
                        .get(WakeUpHandler.TYPE)
                        .newConfiguration(job.getJobHandlerConfigurationRaw());
                var wakeUp = (WakeUpHandler.WakeUp) before;
                job.setJobHandlerConfiguration(new WakeUpHandler.WakeUp(wakeUp.purpose(), wakeUp.reference(), due));
                job.setDuedate(Date.from(due));
                deadlines.afterCommit(context, due);
            }
            return null;
        });
    }

    @Override
    public void cancel(String timer) {
        engine.getCommandExecutorTxRequired().execute(context -> {
            JobEntity job = context.getJobManager().findJobById(timer);
            // A job that is just running deletes itself.
            if (job != null && context.getCurrentJob() != job) {
                job.delete();
            }
            return null;
        });
    }
}
