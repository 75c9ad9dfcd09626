package io.tocsin.directory;

import io.tocsin.directory.DirectoryFile.GroupEntry;
import io.tocsin.directory.DirectoryFile.PersonEntry;
import io.tocsin.shared.DomainEvent;
import io.tocsin.shared.StrictYaml;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads a directory file and refuses it as a whole at the first entry that breaks a rule. */
final class RosterCheck {

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");
    private static final Pattern USERNAME = Pattern.compile("[a-z][a-z0-9._-]{0,63}");
    private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{64}");
    // The cost stays between "quick to guess" and "a sign-in takes seconds".
    private static final Pattern BCRYPT = Pattern.compile("\\{bcrypt}\\$2[aby]\\$1[0-4]\\$[./A-Za-z0-9]{53}");

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
        return new RosterCheck(file, defaultZone).check(written);
    }

    private Roster check(DirectoryFile written) {
        require(!written.groups().isEmpty(), "groups", "there is none");
        require(!written.people().isEmpty(), "people", "there is nobody");
        int entry = 0;
        for (GroupEntry group : written.groups()) {
            entry++;
            require(group != null && group.code() != null, "groups[" + entry + "]", "has no code");
            admit(group);
        }
        entry = 0;
        for (PersonEntry person : written.people()) {
            entry++;
            require(person != null && person.username() != null, "people[" + entry + "]", "has no username");
            admit(person);
        }
        heads.forEach((group, person) -> requireKnown(group, "head", person));
        delegates.forEach((group, person) -> requireKnown(group, "delegate", person));
        return new Roster(
                groups.values().stream().toList(),
                Map.copyOf(heads),
                Map.copyOf(delegates),
                Collections.unmodifiableSortedMap(people),
                Map.copyOf(passwords),
                Map.copyOf(tokens));
    }

    private void admit(GroupEntry group) {
        String entry = "group " + shown(group.code());
        require(CODE.matcher(group.code()).matches(), entry, "a code is upper-case letters, digits and _");
        require(filled(group.en()) && filled(group.pt()), entry, "needs a name in both en and pt");
        Group known = new Group(group.code(), Map.of("en", group.en(), "pt", group.pt()));
        require(groups.put(group.code(), known) == null, entry, "stands twice");
        if (group.head() != null) {
            heads.put(group.code(), group.head());
        }
        if (group.delegate() != null) {
            delegates.put(group.code(), group.delegate());
        }
    }

    private void admit(PersonEntry person) {
        String username = person.username();
        String entry = "person " + shown(username);
        require(USERNAME.matcher(username).matches(), entry, "a user name is lower-case letters, digits and . _ -");
        require(!username.equals(DomainEvent.SYSTEM), entry, "this name is taken by the program itself");
        require(!people.containsKey(username), entry, "stands twice");
        require(filled(person.name()), entry, "has no name");
        DisplayName.problem(person.name()).ifPresent(problem -> refuse(entry, "the name " + problem));
        require(filled(person.mail()), entry, "has no mail address");
        MailAddress.problem(person.mail())
                .ifPresent(problem -> refuse(entry, "the mail address " + shown(person.mail()) + " " + problem));
        Set<String> memberOf = new TreeSet<>();
        for (String group : person.groups()) {
            require(group != null && groups.containsKey(group), entry, "unknown group " + shown(group));
            require(memberOf.add(group), entry, "is in group " + group + " twice");
        }
        people.put(
                username,
                new Person(
                        username,
                        person.name(),
                        Set.copyOf(memberOf),
                        groupsWhere(heads, username),
                        groupsWhere(delegates, username),
                        clearance(entry, person.clearance()),
                        language(entry, person.language()),
                        person.mail(),
                        zone(entry, person.zone())));
        keepSecrets(entry, person);
    }

    private void keepSecrets(String entry, PersonEntry person) {
        if (person.password() != null) {
            require(
                    BCRYPT.matcher(person.password()).matches(),
                    entry,
                    "the password must be {bcrypt} and a bcrypt hash of cost 10 to 14");
            passwords.put(person.username(), person.password());
        }
        if (person.tokenSha256() != null) {
            require(
                    TOKEN.matcher(person.tokenSha256()).matches(),
                    entry,
                    "token-sha256 must be 64 lower-case hexadecimal digits");
            require(
                    tokens.put(person.tokenSha256(), person.username()) == null,
                    entry,
                    "has the same token as somebody else");
        }
    }

    private Clearance clearance(String entry, String written) {
        for (Clearance level : Clearance.values()) {
            if (level.name().equals(written)) {
                return level;
            }
        }
        throw refusal(entry, "clearance must be C0, C1, C2, C3 or C4, not " + shown(written));
    }

    private Locale language(String entry, String written) {
        require(
                "en".equals(written) || "pt".equals(written),
                entry,
                "language must be en or pt, not " + shown(written));
        return Locale.forLanguageTag(written);
    }

    private ZoneId zone(String entry, String written) {
        if (written == null) {
            return defaultZone;
        }
        try {
            return ZoneId.of(written);
        } catch (DateTimeException e) {
            throw refusal(entry, "unknown time zone " + shown(written));
        }
    }

    private void requireKnown(String group, String post, String person) {
        require(people.containsKey(person), "group " + group, "its " + post + " " + shown(person) + " does not exist");
    }

    private static Set<String> groupsWhere(Map<String, String> post, String username) {
        return post.entrySet().stream()
                .filter(entry -> entry.getValue().equals(username))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean filled(String text) {
        return text != null && !text.isBlank();
    }

    /** Quoted for a log line: nothing in it can end the line or colour the terminal. */
    private static String shown(String text) {
        if (text == null) {
            return "(nothing)";
        }
        String plain = text.replaceAll("[^\\x20-\\x7e]", "?");
        return "'" + (plain.length() > 60 ? plain.substring(0, 60) + "..." : plain) + "'";
    }

    private void require(boolean kept, String entry, String rule) {
        if (!kept) {
            refuse(entry, rule);
        }
    }

    private void refuse(String entry, String rule) {
        throw refusal(entry, rule);
    }

    private DirectoryRefused refusal(String entry, String rule) {
        return new DirectoryRefused(file + ": " + entry + ": " + rule);
    }
}
