package io.tocsin.web;

import io.tocsin.directory.Clearance;
import io.tocsin.directory.Directory;
import io.tocsin.directory.Group;
import io.tocsin.directory.Person;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** A directory that tests can change while sessions are open. */
class StubDirectory implements Directory {

    static final String PASSWORD = "quiet evening with cafe\u0301";
    static final String TOKEN = "tok-0123456789abcdef";

    /** SHA-256 of {@link #TOKEN}. */
    static final String TOKEN_SHA256 = "6db3068996ff396f601ae0dcf903f6a970c685767d75e325d0cd88103779f2f0";

    private final Map<String, Person> people = new TreeMap<>();
    private final Map<String, String> hashes = new TreeMap<>();

    StubDirectory() {
        String hash = "{bcrypt}" + new BCryptPasswordEncoder(8).encode("quiet evening with caf\u00e9");
        for (String name : List.of("ana", "bruno", "carla", "duarte")) {
            put(name, Set.of("COORD"), Locale.ENGLISH);
            hashes.put(name, hash);
        }
        put("plain", Set.of("COORD"), Locale.ENGLISH);
        hashes.put("plain", "{noop}plain");
        put("demo", Set.of("COORD"), Locale.ENGLISH);
        hashes.put("demo", "{bcrypt}" + new BCryptPasswordEncoder(8).encode("tocsin"));
        put("rui", Set.of("COORD"), Locale.forLanguageTag("pt"));
        hashes.put("rui", hash);
    }

    void put(String username, Set<String> groups, Locale locale) {
        people.put(
                username,
                new Person(
                        username,
                        username,
                        groups,
                        Set.of(),
                        Set.of(),
                        Clearance.C2,
                        locale,
                        username + "@example.test",
                        ZoneId.of("Europe/Lisbon")));
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
        return List.copyOf(people.values());
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
        return Optional.ofNullable(hashes.get(username));
    }

    @Override
    public Optional<Person> byTokenHash(String sha256) {
        return TOKEN_SHA256.equals(sha256) ? find("ana") : Optional.empty();
    }
}
