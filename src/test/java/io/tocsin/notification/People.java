package io.tocsin.notification;

import io.tocsin.directory.Clearance;
import io.tocsin.directory.Directory;
import io.tocsin.directory.Group;
import io.tocsin.directory.Person;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A few people without a file. */
class People implements Directory {

    private final Map<String, Person> people = new LinkedHashMap<>();

    People() {
        add("rosa", "pt", "rosa@gov.example", Clearance.C4, "Europe/Lisbon");
        add("duarte", "en", "duarte@gov.example", Clearance.C4, "Europe/Lisbon");
        add("ana", "pt", "ana@gov.example", Clearance.C4, "America/New_York");
        add("stranger", "en", "stranger@gov.example", Clearance.C4, "UTC");
        add("uncleared", "en", "uncleared@gov.example", Clearance.C0, "UTC");
    }

    final void add(String username, String language, String mail, Clearance clearance, String zone) {
        people.put(
                username,
                new Person(
                        username,
                        "MARKER-name-" + username,
                        Set.of("COORD"),
                        Set.of(),
                        Set.of(),
                        clearance,
                        Locale.forLanguageTag(language),
                        mail,
                        ZoneId.of(zone)));
    }

    void remove(String username) {
        people.remove(username);
    }

    @Override
    public Optional<Person> find(String username) {
        return Optional.ofNullable(people.get(username));
    }

    @Override
    public Collection<Person> people() {
        return people.values();
    }

    @Override
    public Optional<Group> group(String code) {
        return Optional.of(new Group(code, Map.of("en", "MARKER-group", "pt", "MARKER-grupo")));
    }

    @Override
    public Collection<Group> groups() {
        return List.of(group("COORD").orElseThrow());
    }

    @Override
    public List<Person> members(String group) {
        return List.copyOf(people.values());
    }

    @Override
    public List<Person> resolve(String recipient) {
        return members(recipient);
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
