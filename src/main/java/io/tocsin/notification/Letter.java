package io.tocsin.notification;

import java.util.List;

/**
 * A mail in words, ready to be laid out; the only thing a template sees.
 *
 * @param language of the words
 * @param preview what a mailbox shows beside the subject
 * @param lines label and value; may be empty
 * @param link null if the mail must not carry one
 * @param reason why the person gets it, null if that would say too much
 * @param exercise what says that nothing of it is real, first of all; null if it is
 * @param phone line about the duty desk, null if no number is known
 */
record Letter(
        String language,
        String label,
        String subject,
        String preview,
        String heading,
        List<String> paragraphs,
        List<Line> lines,
        String link,
        String linkText,
        String reason,
        String phone,
        boolean late,
        String exercise) {

    record Line(String name, String text) {}
}
