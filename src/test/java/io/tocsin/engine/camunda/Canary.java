package io.tocsin.engine.camunda;

import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;

/** Code that no model may reach. It sings as soon as somebody makes one, or calls it. */
public class Canary implements JavaDelegate, ExecutionListener, TaskListener {

    static final String NAME = "io.tocsin.engine.camunda.Canary";
    private static final AtomicInteger SONGS = new AtomicInteger();

    public Canary() {
        SONGS.incrementAndGet();
    }

    static int songs() {
        return SONGS.get();
    }

    static void hush() {
        SONGS.set(0);
    }

    public static String sing() {
        SONGS.incrementAndGet();
        return "sung";
    }

    @Override
    public void execute(DelegateExecution execution) {
        sing();
    }

    @Override
    public void notify(DelegateExecution execution) {
        sing();
    }

    @Override
    public void notify(DelegateTask task) {
        sing();
    }
}
