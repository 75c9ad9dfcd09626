package io.tocsin.directory;

import io.tocsin.shared.ZoneSettings;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** The directory of one file. Read once: a change needs a restart, so that nobody is half in and half out. */
@Component
class FileDirectory implements Directory {

    private static final Logger log = LoggerFactory.getLogger(FileDirectory.class);

    private final Roster roster;
    private final Map<String, Group> groups;
    private final Map<String, List<Person>> members;

    FileDirectory(DirectorySettings settings, ZoneSettings zone, Environment environment) {
        roster = RosterCheck.read(settings.file(), zone.zone());
        groups = roster.groups().stream().collect(Collectors.toMap(Group::code, Function.identity()));
        members = roster.groups().stream().collect(Collectors.toMap(Group::code, group -> people().stream()
                .filter(person -> person.in(group.code()))
                .toList()));
        if (!environment.acceptsProfiles(Profiles.of("demo"))) {
            refuseWeakPasswords(settings);
        }
        members.forEach((group, people) -> {
            if (people.isEmpty()) {
                log.warn("{}: group {} has nobody in it", settings.file(), group);
            }
        });
    }

    @Override
    public Optional<Person> find(String username) {
        return username == null
                ? Optional.empty()
                : Optional.ofNullable(roster.people().get(username));
    }

    @Override
    public Collection<Person> people() {
        return roster.people().values();
    }

    @Override
    public Optional<Group> group(String code) {
        return code == null ? Optional.empty() : Optional.ofNullable(groups.get(code));
    }

    @Override
    public Collection<Group> groups() {
        return roster.groups();
    }

    @Override
    public List<Person> members(String group) {
        return group == null ? List.of() : members.getOrDefault(group, List.of());
    }

    @Override
    public List<Person> resolve(String recipient) {
        if (recipient == null) {
            return List.of();
        }
        String group = recipient.replaceFirst("\\.(head|delegate)$", "");
        Map<String, String> post = recipient.endsWith(".head")
                ? roster.heads()
                : recipient.endsWith(".delegate") ? roster.delegates() : Map.of();
        return Optional.ofNullable(post.get(group))
                .flatMap(this::find)
                .map(List::of)
                .orElseGet(() -> members(group));
    }

    @Override
    public Optional<String> passwordHash(String username) {
        return username == null
                ? Optional.empty()
                : Optional.ofNullable(roster.passwords().get(username));
    }

    @Override
    public Optional<Person> byTokenHash(String sha256) {
        return sha256 == null ? Optional.empty() : find(roster.tokens().get(sha256));
    }

    private void refuseWeakPasswords(DirectorySettings settings) {
        if (roster.passwords().size() > WeakPasswords.MOST_PEOPLE) {
            log.info("{}: too many passwords to compare with well-known ones at start", settings.file());
            return;
        }
        WeakPasswords.guessed(roster.passwords()).ifPresent(username -> {
            throw new DirectoryRefused(
                    settings.file() + ": person '" + username + "': the password is a well-known one; set another");
        });
    }
}
