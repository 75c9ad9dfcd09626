package io.tocsin.tasklist;

import io.tocsin.directory.Directory;
import io.tocsin.directory.Group;
import io.tocsin.directory.Person;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A directory in which nobody is found; names fall back to user names. */
final class NobodyDirectory implements Directory {

    @Override
    public Optional<Person> find(String username) {
        return Optional.empty();
    }

    @Override
    public Collection<Person> people() {
        return List.of();
    }

    @Override
    public Optional<Group> group(String code) {
        return Optional.empty();
    }

    @Override
    public Collection<Group> groups() {
        return List.of();
    }

    @Override
    public List<Person> members(String group) {
        return List.of();
    }

    @Override
    public List<Person> resolve(String recipient) {
        return List.of();
    }

    @Override
    public Optional<String> passwordHash(String username) {
        return Optional.empty();
    }

    @Override
    public Optional<Person> byTokenHash(String sha256) {
        return Optional.empty();
    }
}
