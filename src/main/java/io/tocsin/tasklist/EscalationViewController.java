package io.tocsin.tasklist;

import io.tocsin.escalation.Escalations;
import io.tocsin.security.CaseAccess;
import io.tocsin.security.CurrentUser;
import io.tocsin.shared.Refusal;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The page behind a mail's link: what I must do and by when. Opening it changes nothing, because mail scanners open
 * links too; only the button acknowledges.
 */
@Controller
class EscalationViewController {

    private static final Set<String> STAY = Set.of("not-asked", "task-already-completed");

    private final Escalations escalations;
    private final TaskList tasks;
    private final Desk desk;

    EscalationViewController(Escalations escalations, TaskList tasks, Desk desk) {
        this.escalations = escalations;
        this.tasks = tasks;
        this.desk = desk;
    }

    @GetMapping("/escalations/{id}")
    String show(CurrentUser user, @PathVariable String id, Locale locale, Model model) {
        Escalations.Raised raised = raised(user, id);
        InboxTask task = tasks.find(user, raised.task());
        TimeWords words = desk.words(user, locale);
        model.addAttribute("raised", raised);
        model.addAttribute("line", TaskLine.of(task, user, desk, words));
        model.addAttribute("task", task);
        model.addAttribute("due", words.face(raised.due(), task.createdAt()));
        model.addAttribute("full", raised.due() == null ? null : words.full(raised.due()));
        model.addAttribute("told", words.at(raised.raisedAt()));
        model.addAttribute("asked", raised.to().contains(user.username()));
        model.addAttribute("to", String.join(", ", desk.people(raised.to())));
        model.addAttribute(
                "answered",
                raised.acknowledgedBy() == null
                        ? null
                        : words.say(
                                "ladder.answered",
                                desk.person(raised.acknowledgedBy()),
                                words.at(raised.acknowledgedAt())));
        model.addAttribute("rung", words.say("rung." + raised.rung()));
        model.addAttribute(
                "ladder", LadderLine.of(escalations.ofTask(task.id()), escalations.planned(task.id()), desk, words));
        escalations.planned(task.id()).stream()
                .findFirst()
                .ifPresent(step -> model.addAttribute(
                        "silence",
                        words.say(
                                "escalation.silence",
                                words.at(step.at()),
                                words.say("rung." + step.rung()),
                                String.join(", ", desk.people(step.to())))));
        return "escalation";
    }

    @PostMapping("/escalations/{id}/acknowledge")
    String acknowledge(CurrentUser user, @PathVariable String id, Locale locale, RedirectAttributes flash) {
        raised(user, id);
        TimeWords words = desk.words(user, locale);
        try {
            escalations.acknowledge(user, id);
            flash.addFlashAttribute("flash", words.say("escalation.acknowledged"));
        } catch (Refusal refusal) {
            if (!STAY.contains(refusal.code())) {
                throw refusal;
            }
            flash.addFlashAttribute("problem", words.say("problem." + refusal.code()));
        }
        return "redirect:/escalations/{id}";
    }

    private Escalations.Raised raised(CurrentUser user, String id) {
        return escalations.find(user, id).orElseThrow(CaseAccess::unknown);
    }
}
