package io.tocsin.engine.camunda;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Rings the moment the next timer is due, so that nobody waits for the next poll. One ring is planned at a time, the
 * earliest. The job table stays the truth: it is asked at start, after each ring and every 30 s, because other nodes set
 * timers too and clocks are corrected; and the poll remains, so that a ring that is lost costs half a second.
 */
class DeadlineClock {

    private static final Logger LOG = LoggerFactory.getLogger(DeadlineClock.class);
    private static final Duration ASK_AGAIN = Duration.ofSeconds(30);

    private final Runnable bell;
    private final NextDueRow table;
    private final Clock clock;
    private ScheduledExecutorService hand;
    private ScheduledFuture<?> planned;
    private Instant next;

    DeadlineClock(Runnable bell, NextDueRow table, Clock clock) {
        this.bell = bell;
        this.table = table;
        this.clock = clock;
    }

    synchronized void start() {
        hand = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "deadline-clock");
            thread.setDaemon(true);
            return thread;
        });
        hand.scheduleWithFixedDelay(this::ask, 0, ASK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
    }

    synchronized void stop() {
        if (hand != null) {
            hand.shutdownNow();
            hand = null;
            next = null;
        }
    }

    /** A timer is being set or moved; before the commit nobody could find it. */
    void afterCommit(CommandContext command, Instant due) {
        command.getTransactionContext().addTransactionListener(TransactionState.COMMITTED, done -> plan(due));
    }

    synchronized void plan(Instant due) {
        if (hand == null || next != null && !due.isBefore(next)) {
            return;
        }
        if (planned != null) {
            planned.cancel(false);
        }
        next = due;
        // Rounded up: a ring before its time finds nothing.
        long wait = Math.max(0, Duration.between(clock.instant(), due).toMillis() + 1);
        planned = hand.schedule(this::ring, wait, TimeUnit.MILLISECONDS);
    }

    private void ring() {
        Instant due = forget();
        if (due != null && clock.instant().isBefore(due)) {
            plan(due);
            return;
        }
        bell.run();
        ask();
    }

    private synchronized Instant forget() {
        Instant due = next;
        next = null;
        return due;
    }

    private void ask() {
        try {
            table.after(clock.instant()).ifPresent(this::plan);
        } catch (DataAccessException unreachable) {
            LOG.warn("The job table cannot be asked what is due next; timers wait for the poll", unreachable);
        }
    }
}
