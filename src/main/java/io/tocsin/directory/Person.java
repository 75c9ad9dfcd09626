package io.tocsin.directory;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;

/**
 * Somebody who can sign in, get tasks and receive mail.
 *
 * @param username unique, lower case
 * @param name as shown to others
 * @param groups codes of the groups the person works in
 * @param headOf codes of the groups the person leads (level 1 of their ladders)
 * @param delegateOf codes of the groups for whose leader the person answers
 * @param clearance highest level the person is cleared for
 * @param locale language of pages and mails, {@code en} or {@code pt}
 * @param mail address, already checked to be one plain address
 * @param zone time zone of pages and mails
 */
public record Person(
        String username,
        String name,
        Set<String> groups,
        Set<String> headOf,
        Set<String> delegateOf,
        Clearance clearance,
        Locale locale,
        String mail,
        ZoneId zone) {

    public boolean in(String group) {
        return groups.contains(group);
    }
}
