package io.tocsin.tasklist;

import io.tocsin.engine.ProcessRuntime;
import io.tocsin.incident.Incident;
import io.tocsin.incident.Incidents;
import io.tocsin.security.CaseAccess;
import io.tocsin.security.CurrentUser;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Steps that failed, why, and a button to try again. */
@Controller
class StuckViewController {

    private final ProcessRuntime runtime;
    private final Incidents incidents;
    private final CaseAccess access;
    private final Desk desk;

    StuckViewController(ProcessRuntime runtime, Incidents incidents, CaseAccess access, Desk desk) {
        this.runtime = runtime;
        this.incidents = incidents;
        this.access = access;
        this.desk = desk;
    }

    record Step(String job, String step, String number, String codename, String why, String since, int triesLeft) {}

    @GetMapping("/stuck")
    String list(CurrentUser user, Locale locale, Model model) {
        TimeWords words = desk.words(user, locale);
        model.addAttribute(
                "steps", visible(user).stream().map(step -> step(step, words)).toList());
        return "stuck";
    }

    @PostMapping("/stuck/{job}/retry")
    String retry(CurrentUser user, @PathVariable String job, Locale locale, RedirectAttributes flash) {
        ProcessRuntime.StuckStep step = visible(user).stream()
                .filter(one -> one.job().equals(job))
                .findFirst()
                .orElseThrow(CaseAccess::unknown);
        runtime.retry(job);
        flash.addFlashAttribute("flash", desk.words(user, locale).say("stuck.retried", step.step()));
        return "redirect:/stuck";
    }

    private List<ProcessRuntime.StuckStep> visible(CurrentUser user) {
        return runtime.stuck().stream()
                .filter(step -> step.incident() == null || access.maySee(user, step.incident()))
                .toList();
    }

    private Step step(ProcessRuntime.StuckStep step, TimeWords words) {
        Incident incident = step.incident() == null ? null : incidents.get(step.incident());
        return new Step(
                step.job(),
                step.step(),
                incident == null ? null : incident.number(),
                incident == null ? null : incident.codename(),
                step.why(),
                words.at(step.since()),
                step.triesLeft());
    }
}
