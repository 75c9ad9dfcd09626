package io.tocsin.interop;

import io.tocsin.directory.Directory;
import io.tocsin.security.CurrentUser;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Tells every page whether its reader may record a report, so that nobody is offered a door that is shut. */
@ControllerAdvice(annotations = Controller.class)
class ReportButton {

    private final IntakeRights rights;
    private final Directory directory;

    ReportButton(IntakeRights rights, Directory directory) {
        this.rights = rights;
        this.directory = directory;
    }

    @ModelAttribute("mayReport")
    boolean mayReport(Principal principal) {
        return principal != null
                && directory
                        .find(principal.getName())
                        .map(person -> new CurrentUser(person.username(), person.groups(), person.clearance()))
                        .filter(rights::allows)
                        .isPresent();
    }
}
