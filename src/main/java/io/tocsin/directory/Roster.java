package io.tocsin.directory;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * A directory file that passed every check.
 *
 * @param groups in the order of the file
 * @param heads user name by group code; {@code delegates} likewise
 * @param people by user name
 * @param passwords hash with its scheme, by user name
 * @param tokens user name by SHA-256 of the token
 */
record Roster(
        List<Group> groups,
        Map<String, String> heads,
        Map<String, String> delegates,
        SortedMap<String, Person> people,
        Map<String, String> passwords,
        Map<String, String> tokens) {}
