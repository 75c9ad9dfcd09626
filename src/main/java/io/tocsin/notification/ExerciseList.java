package io.tocsin.notification;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The only addresses that a mail of an exercise may reach; empty means that it reaches nobody. */
@Component
class ExerciseList {

    private final Set<String> addresses;

    ExerciseList(NotificationSettings settings) {
        addresses = settings.exerciseList().stream()
                .map(MailAddress::check)
                .map(ExerciseList::plain)
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean holds(String address) {
        return addresses.contains(plain(address));
    }

    /** Whether a letter is a capital makes no other mailbox. */
    private static String plain(String address) {
        return address.toLowerCase(Locale.ROOT);
    }
}
