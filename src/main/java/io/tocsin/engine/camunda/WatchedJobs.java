package io.tocsin.engine.camunda;

import java.util.Objects;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.JobManager;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;

/** The one place that every timer passes on its way into the job table, whoever sets it: a model or one of our rooms. */
class WatchedJobs extends JobManager {

    private final DeadlineClock deadlines;

    WatchedJobs(DeadlineClock deadlines) {
        this.deadlines = deadlines;
    }

    @Override
    public void schedule(TimerEntity timer) {
        super.schedule(timer);
        deadlines.afterCommit(
                Context.getCommandContext(),
                Objects.requireNonNull(timer.getDuedate()).toInstant());
    }

    record Factory(DeadlineClock deadlines) implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return JobManager.class;
        }

        @Override
        public Session openSession() {
            return new WatchedJobs(deadlines);
        }
    }
}
