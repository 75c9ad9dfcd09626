package io.tocsin.playbook;

import io.tocsin.playbook.Finding.Severity;
import java.util.ArrayList;
import java.util.List;

/** Collects what is found in one file; a hostile file cannot make the list longer than {@link #MOST}. */
final class Findings {

    static final int MOST = 200;

    private final String file;
    private final List<Finding> found = new ArrayList<>();

    Findings(String file) {
        this.file = file;
    }

    void error(String rule, Place place, String message) {
        add(Severity.ERROR, rule, place, message);
    }

    void warning(String rule, Place place, String message) {
        add(Severity.WARNING, rule, place, message);
    }

    /** For what makes it pointless, or dangerous, to read on. */
    AdmissionStopped stop(String rule, Place place, String message) {
        error(rule, place, message);
        return new AdmissionStopped();
    }

    List<Finding> found() {
        return List.copyOf(found);
    }

    private void add(Severity severity, String rule, Place place, String message) {
        found.add(new Finding(
                file, place.line(), place.column(), place.element(), rule, severity, message + place.shown()));
        if (found.size() >= MOST) {
            throw new AdmissionStopped();
        }
    }

    /** Reading ends here; the findings say why. */
    static final class AdmissionStopped extends RuntimeException {
        AdmissionStopped() {
            super("admission stopped", null, false, false);
        }
    }
}
