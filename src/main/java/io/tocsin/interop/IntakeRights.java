package io.tocsin.interop;

import io.tocsin.security.CurrentUser;
import io.tocsin.shared.Refusal;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who may record what an ally reported. */
@Component
class IntakeRights {

    private final InteropSettings settings;

    IntakeRights(InteropSettings settings) {
        this.settings = settings;
    }

    boolean allows(CurrentUser user) {
        return user.groups().stream().anyMatch(settings.intakeGroups()::contains);
    }

    void require(CurrentUser user) {
        if (!allows(user)) {
            List<String> groups = settings.intakeGroups();
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "not-an-intake-group",
                    "Reports from allies are recorded by " + String.join(", ", groups) + ".");
        }
    }
}
