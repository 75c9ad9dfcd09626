package io.tocsin.web;

import io.tocsin.directory.Directory;
import io.tocsin.directory.Person;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The person who reads this page, as the directory knows them now; empty before sign-in. */
@Component
class SignedIn {

    private final Directory directory;

    SignedIn(Directory directory) {
        this.directory = directory;
    }

    Optional<Person> person() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null ? Optional.empty() : directory.find(authentication.getName());
    }
}
