package io.tocsin.notification;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Runs the sender on threads of its own: at once when a commit brought mail, and every second for what became due. */
class SenderLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SenderLoop.class);
    private static final long STOP_MILLIS = 10_000;

    private final List<OutboxSender> senders;
    private final Semaphore work = new Semaphore(0);
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    SenderLoop(List<OutboxSender> senders) {
        this.senders = senders;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void wake(MailQueued queued) {
        if (work.availablePermits() < senders.size()) {
            work.release();
        }
    }

    @Override
    public void start() {
        running = true;
        for (OutboxSender sender : senders) {
            Thread thread = new Thread(() -> loop(sender), "mail-sender-" + (threads.size() + 1));
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    @Override
    public void stop() {
        running = false;
        senders.forEach(OutboxSender::stop);
        work.release(senders.size());
        for (Thread thread : threads) {
            try {
                thread.join(STOP_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void loop(OutboxSender sender) {
        try {
            while (running) {
                try {
                    sender.sendDue();
                } catch (RuntimeException e) {
                    // The database may be away; the next round is a second off.
                    log.error("The mail sender stumbled and goes on", e);
                    work.drainPermits();
                }
                work.tryAcquire(1, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            log.debug("The mail sender was told to stop");
        }
    }
}
