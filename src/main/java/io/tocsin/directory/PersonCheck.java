package io.tocsin.directory;

import static io.tocsin.directory.FileEntry.filled;
import static io.tocsin.directory.FileEntry.quoted;

import io.tocsin.directory.DirectoryFile.PersonEntry;
import io.tocsin.shared.DomainEvent;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Pattern;

/** The rules that one person's entry keeps or breaks by itself. */
record PersonCheck(FileEntry entry, PersonEntry person) {

    private static final Pattern USERNAME = Pattern.compile("[a-z][a-z0-9._-]{0,63}");
    private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{64}");
    // The cost stays between "quick to guess" and "a sign-in takes seconds".
    private static final Pattern BCRYPT = Pattern.compile("\\{bcrypt}\\$2[aby]\\$1[0-4]\\$[./A-Za-z0-9]{53}");

    void texts() {
        entry.require(
                USERNAME.matcher(person.username()).matches(), "a user name is lower-case letters, digits and . _ -");
        entry.require(!person.username().equals(DomainEvent.SYSTEM), "this name is taken by the program itself");
        entry.require(filled(person.name()), "has no name");
        DisplayName.problem(person.name()).ifPresent(problem -> {
            throw entry.refused("the name " + problem);
        });
        entry.require(filled(person.mail()), "has no mail address");
        MailAddress.problem(person.mail()).ifPresent(problem -> {
            throw entry.refused("the mail address " + quoted(person.mail()) + " " + problem);
        });
    }

    void secrets() {
        entry.require(
                person.password() == null || BCRYPT.matcher(person.password()).matches(),
                "the password must be {bcrypt} and a bcrypt hash of cost 10 to 14");
        entry.require(
                person.tokenSha256() == null
                        || TOKEN.matcher(person.tokenSha256()).matches(),
                "token-sha256 must be 64 lower-case hexadecimal digits");
    }

    Clearance clearance() {
        for (Clearance level : Clearance.values()) {
            if (level.name().equals(person.clearance())) {
                return level;
            }
        }
        throw entry.refused("clearance must be C0, C1, C2, C3 or C4, not " + quoted(person.clearance()));
    }

    Locale language() {
        String language = person.language();
        entry.require(
                "en".equals(language) || "pt".equals(language), "language must be en or pt, not " + quoted(language));
        return Locale.forLanguageTag(language);
    }

    ZoneId zone(ZoneId otherwise) {
        try {
            return person.zone() == null ? otherwise : ZoneId.of(person.zone());
        } catch (DateTimeException e) {
            throw entry.refused("unknown time zone " + quoted(person.zone()));
        }
    }
}
