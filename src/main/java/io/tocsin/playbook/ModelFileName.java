package io.tocsin.playbook;

import java.util.Locale;

/** A sender's file name, reduced to what is safe to show: no folder, no invisible character, at most 100 long. */
record ModelFileName(String shown, String base, String extension) {

    private static final int LONGEST = 100;

    static ModelFileName of(String given) {
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        // Control, format (also right-to-left override) and unassigned characters could lie about the name.
        String visible = last.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "");
        int dot = visible.lastIndexOf('.');
        String extension = dot < 0 ? "" : visible.substring(dot + 1).toLowerCase(Locale.ROOT);
        String shown = visible.length() > LONGEST ? visible.substring(visible.length() - LONGEST) : visible;
        return new ModelFileName(shown, dot < 0 ? visible : visible.substring(0, dot), extension);
    }
}
