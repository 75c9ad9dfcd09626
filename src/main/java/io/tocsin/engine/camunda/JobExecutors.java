package io.tocsin.engine.camunda;

import java.time.Clock;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;

/** How timers are acted on: looked for twice a second at the least, where the stock engine idles up to a minute. */
final class JobExecutors {

    private JobExecutors() {}

    static JobExecutor impatient(EngineSettings settings, Clock clock) {
        var executor = new DefaultJobExecutor();
        executor.setCorePoolSize(settings.threads());
        executor.setMaxPoolSize(settings.threads());
        executor.setQueueSize(100);
        executor.setMaxJobsPerAcquisition(50);
        executor.setWaitTimeInMillis(100);
        executor.setWaitIncreaseFactor(2);
        executor.setMaxWait(500);
        executor.setBackoffTimeInMillis(20);
        executor.setMaxBackoff(200);
        executor.setLockTimeInMillis(60_000);
        executor.setLockOwner(settings.node() + ":" + clock.millis());
        return executor;
    }
}
