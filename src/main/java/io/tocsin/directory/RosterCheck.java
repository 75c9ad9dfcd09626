package io.tocsin.directory;

import static io.tocsin.directory.FileEntry.filled;
import static io.tocsin.directory.FileEntry.quoted;

import io.tocsin.directory.DirectoryFile.GroupEntry;
import io.tocsin.directory.DirectoryFile.PersonEntry;
import io.tocsin.shared.StrictYaml;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads a directory file and refuses it as a whole at the first entry that breaks a rule. */
final class RosterCheck {

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");

    private final Path file;
    private final ZoneId defaultZone;
    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final Map<String, String> heads = new HashMap<>();
    private final Map<String, String> delegates = new HashMap<>();
    private final TreeMap<String, Person> people = new TreeMap<>();
    private final Map<String, String> passwords = new HashMap<>();
    private final Map<String, String> tokens = new HashMap<>();

    private RosterCheck(Path file, ZoneId defaultZone) {
        this.file = file;
        this.defaultZone = defaultZone;
    }

    static Roster read(Path file, ZoneId defaultZone) {
        DirectoryFile written = StrictYaml.read(file, DirectoryFile.class, DirectoryRefused::new);
        RosterCheck check = new RosterCheck(file, defaultZone);
        check.admitGroups(written.groups());
        check.admitPeople(written.people());
        return check.roster();
    }

    private void admitGroups(List<GroupEntry> entries) {
        entry("groups").require(!entries.isEmpty(), "there is none");
        for (int i = 0; i < entries.size(); i++) {
            GroupEntry group = entries.get(i);
            entry("groups[" + (i + 1) + "]").require(group != null && group.code() != null, "has no code");
            admit(entry("group " + quoted(group.code())), group);
        }
    }

    private void admit(FileEntry entry, GroupEntry group) {
        entry.require(CODE.matcher(group.code()).matches(), "a code is upper-case letters, digits and _");
        entry.require(filled(group.en()) && filled(group.pt()), "needs a name in both en and pt");
        Group known = new Group(group.code(), Map.of("en", group.en(), "pt", group.pt()));
        entry.require(groups.put(group.code(), known) == null, "stands twice");
        if (group.head() != null) {
            heads.put(group.code(), group.head());
        }
        if (group.delegate() != null) {
            delegates.put(group.code(), group.delegate());
        }
    }

    private void admitPeople(List<PersonEntry> entries) {
        entry("people").require(!entries.isEmpty(), "there is nobody");
        for (int i = 0; i < entries.size(); i++) {
            PersonEntry person = entries.get(i);
            entry("people[" + (i + 1) + "]").require(person != null && person.username() != null, "has no username");
            admit(entry("person " + quoted(person.username())), person);
        }
        heads.forEach((group, person) -> requireKnown(group, "head", person));
        delegates.forEach((group, person) -> requireKnown(group, "delegate", person));
    }

    private void admit(FileEntry entry, PersonEntry person) {
        String username = person.username();
        PersonCheck check = new PersonCheck(entry, person);
        check.texts();
        check.secrets();
        entry.require(!people.containsKey(username), "stands twice");
        people.put(
                username,
                new Person(
                        username,
                        person.name(),
                        groupsOf(entry, person),
                        groupsWhere(heads, username),
                        groupsWhere(delegates, username),
                        check.clearance(),
                        check.language(),
                        person.mail(),
                        check.zone(defaultZone)));
        if (person.password() != null) {
            passwords.put(username, person.password());
        }
        if (person.tokenSha256() != null) {
            entry.require(tokens.put(person.tokenSha256(), username) == null, "has the same token as somebody else");
        }
    }

    private Set<String> groupsOf(FileEntry entry, PersonEntry person) {
        Set<String> memberOf = new TreeSet<>();
        for (String group : person.groups()) {
            entry.require(group != null && groups.containsKey(group), "unknown group " + quoted(group));
            entry.require(memberOf.add(group), "is in group " + group + " twice");
        }
        return Set.copyOf(memberOf);
    }

    private void requireKnown(String group, String post, String person) {
        entry("group " + quoted(group))
                .require(people.containsKey(person), "its " + post + " " + quoted(person) + " does not exist");
    }

    private static Set<String> groupsWhere(Map<String, String> post, String username) {
        return post.entrySet().stream()
                .filter(entry -> entry.getValue().equals(username))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private FileEntry entry(String name) {
        return new FileEntry(file, name);
    }

    private Roster roster() {
        return new Roster(
                List.copyOf(groups.values()),
                Map.copyOf(heads),
                Map.copyOf(delegates),
                Collections.unmodifiableSortedMap(people),
                Map.copyOf(passwords),
                Map.copyOf(tokens));
    }
}
