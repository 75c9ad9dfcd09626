package io.tocsin.notification;

import io.tocsin.directory.Directory;
import io.tocsin.directory.Person;
import io.tocsin.security.CaseAccess;
import io.tocsin.security.CaseAccess.SqlFilter;
import io.tocsin.security.CurrentUser;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What was sent to whom, what waits, and why; and a button to try again. */
@Controller
class OutboxViewController {

    private static final int LIMIT = 200;
    /** After this long without leaving, somebody should look. */
    private static final Duration STUCK = Duration.ofMinutes(5);

    private final Outbox outbox;
    private final MailLedger ledger;
    private final CaseAccess access;
    private final Directory directory;
    private final MessageSource messages;
    private final Clock clock;

    OutboxViewController(
            Outbox outbox,
            MailLedger ledger,
            CaseAccess access,
            Directory directory,
            MessageSource messages,
            Clock clock) {
        this.outbox = outbox;
        this.ledger = ledger;
        this.access = access;
        this.directory = directory;
        this.messages = messages;
        this.clock = clock;
    }

    /** @param tone late, soon, calm or none; never the only sign */
    record Line(OutboxRow row, String name, String tone, boolean retryable) {}

    @GetMapping("/outbox")
    String list(CurrentUser user, Model model) {
        SqlFilter visible = access.visibleTo(user, "outbox.incident_id");
        model.addAttribute(
                "lines", outbox.newest(visible, LIMIT).stream().map(this::line).toList());
        model.addAttribute("stuck", outbox.waitingSince(visible, clock.instant().minus(STUCK)));
        return "outbox";
    }

    @PostMapping("/outbox/{id}/retry")
    String retry(CurrentUser user, @PathVariable String id, Locale locale, RedirectAttributes flash) {
        OutboxRow row = outbox.find(id)
                .filter(mail -> access.maySee(user, mail.incident()))
                .orElseThrow(CaseAccess::unknown);
        ledger.retry(row, user.username());
        flash.addFlashAttribute("flash", messages.getMessage("outbox.retried", new Object[] {name(row)}, locale));
        return "redirect:/outbox";
    }

    private Line line(OutboxRow row) {
        String tone =
                switch (row.state()) {
                    case BOUNCED -> "late";
                    case UNKNOWN -> "soon";
                    case READY, CLAIMED -> row.deferrals() > 0 || old(row) ? "soon" : "none";
                    case SENT -> "calm";
                    case CANCELLED -> "none";
                };
        boolean open = row.state() == OutboxState.READY
                || row.state() == OutboxState.UNKNOWN
                || row.state() == OutboxState.BOUNCED;
        return new Line(row, name(row), tone, open && !row.withdrawn());
    }

    private boolean old(OutboxRow row) {
        return row.createdAt().isBefore(clock.instant().minus(STUCK));
    }

    private String name(OutboxRow row) {
        return directory.find(row.person()).map(Person::name).orElse(row.person());
    }
}
