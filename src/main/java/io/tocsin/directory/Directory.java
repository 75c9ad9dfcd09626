package io.tocsin.directory;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Who there is. Read from the file that {@code tocsin.directory.file} names; checked as a whole at start. */
public interface Directory {

    Optional<Person> find(String username);

    /** Everybody, by user name. */
    Collection<Person> people();

    Optional<Group> group(String code);

    /** All groups, in the order of the file. */
    Collection<Group> groups();

    /** Members of a group, by user name; empty if the group has nobody. */
    List<Person> members(String group);

    /**
     * The people a model means: {@code COORD} its members, {@code COORD.head} who leads it, {@code HOG.delegate} who
     * answers for it. Falls back from a missing head or delegate to the members; empty for {@code -} or an unknown code.
     */
    List<Person> resolve(String recipient);

    /** The stored password hash with its {@code {scheme}} prefix; empty if the person has none. */
    Optional<String> passwordHash(String username);

    /** The person whose API token has this SHA-256 (lower-case hex). */
    Optional<Person> byTokenHash(String sha256);
}
