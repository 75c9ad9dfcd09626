package io.tocsin.shared;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A refusal while the program starts ends the start with its one sentence instead of a stack trace. */
class StartRefused extends AbstractFailureAnalyzer<Refusal> {

    @Override
    protected FailureAnalysis analyze(Throwable root, Refusal refusal) {
        return new FailureAnalysis("Start refused: " + refusal.getMessage(), null, refusal);
    }
}
