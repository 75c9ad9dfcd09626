package io.tocsin.directory;

import io.tocsin.shared.Refusal;

/** The directory file breaks a rule; the message is one line that names the file, the entry and what is wrong. */
public class DirectoryRefused extends Refusal {

    DirectoryRefused(String line) {
        super(Kind.RULE_BROKEN, "directory-refused", line.replaceAll("\\R", " "));
    }
}
