package io.tocsin.interop;

import io.tocsin.directory.Directory;
import io.tocsin.directory.Person;
import io.tocsin.incident.Incident;
import io.tocsin.incident.Incidents;
import io.tocsin.incident.Report;
import io.tocsin.security.CaseAccess;
import io.tocsin.security.CurrentUser;
import io.tocsin.shared.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which a person records what an ally reported. */
@Controller
class ReportViewController {

    private static final ReportInput EMPTY =
            new ReportInput(null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    private final ReportCheck check;
    private final IntakeRights rights;
    private final Incidents incidents;
    private final CaseAccess access;
    private final Directory directory;
    private final MessageSource messages;

    ReportViewController(
            ReportCheck check,
            IntakeRights rights,
            Incidents incidents,
            CaseAccess access,
            Directory directory,
            MessageSource messages) {
        this.check = check;
        this.rights = rights;
        this.incidents = incidents;
        this.access = access;
        this.directory = directory;
        this.messages = messages;
    }

    @GetMapping("/reports/new")
    String blank(CurrentUser user, Locale locale, Model model) {
        rights.require(user);
        return page(user, EMPTY, Map.of(), locale, model);
    }

    @PostMapping("/reports/new")
    String open(
            CurrentUser user,
            @RequestParam MultiValueMap<String, String> sent,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        rights.require(user);
        ReportInput input = input(sent);
        Report report;
        try {
            report = check.check(input, zone(user));
        } catch (Refusal refusal) {
            response.setStatus(422);
            return page(user, input, errors(refusal), locale, model);
        }
        Incidents.Opened opened;
        try {
            opened = incidents.open(report, user.username());
        } catch (Refusal refusal) {
            if (!refusal.code().equals("report-differs")) {
                throw refusal;
            }
            response.setStatus(409);
            model.addAttribute("problem", messages.getMessage("refusal.report-differs", null, locale));
            return page(user, input, Map.of(), locale, model);
        }
        Incident incident = opened.incident();
        boolean visible = access.maySee(user, incident.id());
        if (!visible && !opened.created()) {
            // Whoever may not see the case must not learn its name by sending its reference again.
            throw new Refusal(Refusal.Kind.CONFLICT, "report-known", "This report was recorded before.");
        }
        flash.addFlashAttribute(
                "flash",
                messages.getMessage(
                        opened.created() ? "report.opened" : "report.known",
                        new Object[] {incident.number(), incident.codename()},
                        locale));
        return visible ? "redirect:/incidents/" + incident.number() : "redirect:/tasks";
    }

    private String page(CurrentUser user, ReportInput input, Map<String, String> errors, Locale locale, Model model) {
        ReportForm form = new ReportForm(input, errors, messages, locale);
        model.addAttribute("lines", form.lines());
        model.addAttribute("errors", form.wrong());
        model.addAttribute("place", place(zone(user).getId(), locale));
        return "report";
    }

    private String place(String zone, Locale locale) {
        String city = zone.substring(zone.lastIndexOf('/') + 1).replace('_', ' ');
        return messages.getMessage("place." + zone, null, city, locale);
    }

    private ZoneId zone(CurrentUser user) {
        return directory.find(user.username()).map(Person::zone).orElse(ZoneOffset.UTC);
    }

    private static ReportInput input(MultiValueMap<String, String> sent) {
        return new ReportInput(
                sent.getOrDefault("caveats", List.of()),
                sent.getFirst("tlp"),
                sent.getFirst("pap"),
                sent.getFirst("receivedAt"),
                sent.getFirst("channel"),
                sent.getFirst("allyCode"),
                sent.getFirst("warningRef"),
                sent.getOrDefault("marks", List.of()),
                sent.getFirst("tearline"),
                sent.getFirst("replyWantedBy"),
                sent.getFirst("callBackVerified"),
                sent.getFirst("firstRecipient"),
                sent.getFirst("summary"),
                sent.getFirst("exercise"));
    }

    private static Map<String, String> errors(Refusal refusal) {
        Map<String, String> errors = new LinkedHashMap<>();
        if (refusal.details().get("errors") instanceof Map<?, ?> named) {
            named.forEach((field, code) -> errors.put(field.toString(), code.toString()));
        }
        return errors;
    }
}
