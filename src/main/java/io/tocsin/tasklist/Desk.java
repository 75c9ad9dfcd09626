package io.tocsin.tasklist;

import io.tocsin.directory.Directory;
import io.tocsin.directory.Person;
import io.tocsin.security.CurrentUser;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What the pages of this room share: names of people and bodies, and the reader's way of telling time. */
@Component
class Desk {

    private final Directory directory;
    private final MessageSource messages;
    private final Clock clock;

    Desk(Directory directory, MessageSource messages, Clock clock) {
        this.directory = directory;
        this.messages = messages;
        this.clock = clock;
    }

    TimeWords words(CurrentUser user, Locale locale) {
        ZoneId zone = directory.find(user.username()).map(Person::zone).orElse(ZoneOffset.UTC);
        return new TimeWords(messages, locale, zone, clock.instant());
    }

    String person(String username) {
        return directory.find(username).map(Person::name).orElse(username);
    }

    List<String> people(Collection<String> usernames) {
        return usernames.stream().map(this::person).toList();
    }

    String group(String code, Locale locale) {
        return directory.group(code).map(g -> g.name(locale)).orElse(code);
    }

    List<String> groups(Collection<String> codes, Locale locale) {
        return codes.stream().map(c -> group(c, locale)).toList();
    }
}
