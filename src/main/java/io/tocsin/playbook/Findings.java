package io.tocsin.playbook;

import io.tocsin.playbook.Finding.Severity;
import java.util.ArrayList;
import java.util.List;

/** Collects what is found in one file; a hostile file cannot make the list longer than {@link #MOST}. */
final class Findings {

    static final int MOST = 200;

    // A hostile name must not fill the screen, the log or the problem document.
    private static final int LONGEST_MESSAGE = 300;
    private static final int LONGEST_ID = 100;

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
        Place shown = new Place(cut(place.element(), LONGEST_ID), place.line(), place.column());
        found.add(new Finding(
                file,
                shown.line(),
                shown.column(),
                shown.element(),
                rule,
                severity,
                cut(message, LONGEST_MESSAGE) + shown.shown()));
        if (found.size() >= MOST) {
            throw new AdmissionStopped();
        }
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + "...";
    }

    /** Reading ends here; the findings say why. */
    static final class AdmissionStopped extends RuntimeException {
        AdmissionStopped() {
            super("admission stopped", null, false, false);
        }
    }
}
