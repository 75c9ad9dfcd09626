package io.tocsin.web;

import io.tocsin.shared.Refusal;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says on the error output, in one line and before anybody draws a frame around it, why the program did not start. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class StartRefusedInOneLine implements SpringBootExceptionReporter {

    StartRefusedInOneLine(ConfigurableApplicationContext none) {}

    @Override
    public boolean reportException(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause() == at ? null : at.getCause()) {
            if (at instanceof Refusal refusal) {
                return say("Start refused: " + refusal.getMessage());
            }
        }
        FailureAnalysis locked = new DatabaseInUse().analyze(failure);
        return locked != null && say(locked.getDescription());
    }

    private static boolean say(String why) {
        System.err.println(why.replaceAll("\\s+", " "));
        return true;
    }
}
