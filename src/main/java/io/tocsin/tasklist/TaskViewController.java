package io.tocsin.tasklist;

import io.tocsin.deadline.Deadlines;
import io.tocsin.escalation.Escalations;
import io.tocsin.security.CurrentUser;
import io.tocsin.shared.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One task: what is asked, its form, and taking, giving back and completing it. */
@Controller
class TaskViewController {

    private static final Set<String> OURS = Set.of("_csrf", "rev");
    /** Refusals that leave the person on the page with everything they typed. */
    private static final Set<String> STAY =
            Set.of("task-changed", "task-not-yours", "segregation", "case-has-open-tasks", "overtaken");

    private final TaskList tasks;
    private final Deadlines deadlines;
    private final Escalations escalations;
    private final KnownAnswers known;
    private final Desk desk;

    TaskViewController(TaskList tasks, Deadlines deadlines, Escalations escalations, KnownAnswers known, Desk desk) {
        this.tasks = tasks;
        this.known = known;
        this.deadlines = deadlines;
        this.escalations = escalations;
        this.desk = desk;
    }

    @GetMapping("/tasks/{id}")
    String show(CurrentUser user, @PathVariable String id, Locale locale, Model model) {
        InboxTask task = tasks.find(user, id);
        Map<String, Object> values = task.open() ? known.of(user, task) : tasks.answers(user, id);
        return page(user, task, values, Map.of(), locale, model);
    }

    @PostMapping("/tasks/{id}/claim")
    String claim(CurrentUser user, @PathVariable String id, Locale locale, RedirectAttributes flash) {
        try {
            tasks.claim(user, id);
        } catch (Refusal refusal) {
            if (!refusal.code().equals("task-taken-by-another")) {
                throw refusal;
            }
            InboxTask task = tasks.find(user, id);
            flash.addFlashAttribute(
                    "problem",
                    desk.words(user, locale)
                            .say("task.taken-by", task.assignee() == null ? "?" : desk.person(task.assignee())));
        }
        return "redirect:/tasks/{id}";
    }

    @PostMapping("/tasks/{id}/release")
    String release(CurrentUser user, @PathVariable String id, Locale locale, RedirectAttributes flash) {
        InboxTask task = tasks.release(user, id);
        TimeWords words = desk.words(user, locale);
        flash.addFlashAttribute("flash", words.say("task.released", words.pick(task.name(), task.namePt())));
        return "redirect:/tasks";
    }

    // Reloading the answer to a refused form must not end in a page that says "not allowed".
    @GetMapping("/tasks/{id}/complete")
    String again() {
        return "redirect:/tasks/{id}";
    }

    @PostMapping("/tasks/{id}/complete")
    String complete(
            CurrentUser user,
            @PathVariable String id,
            @RequestParam(defaultValue = "-1") int rev,
            @RequestParam MultiValueMap<String, String> sent,
            Locale locale,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        InboxTask task = tasks.find(user, id);
        Map<String, Object> values = values(sent);
        TimeWords words = desk.words(user, locale);
        try {
            tasks.complete(user, id, rev, values);
        } catch (Refusal refusal) {
            if (refusal.code().equals("form-invalid")) {
                response.setStatus(422);
                if (errors(refusal).containsValue("unknown-field")) {
                    model.addAttribute("problem", words.say("form.error.unknown-field"));
                }
                return page(user, task, values, errors(refusal), locale, model);
            }
            if (STAY.contains(refusal.code())) {
                response.setStatus(409);
                model.addAttribute("problem", words.say("problem." + refusal.code(), open(refusal)));
                return page(user, tasks.find(user, id), values, Map.of(), locale, model);
            }
            if (refusal.code().equals("task-already-completed")) {
                InboxTask done = tasks.find(user, id);
                flash.addFlashAttribute("problem", doneBy(done, words));
                return "redirect:/tasks/{id}";
            }
            throw refusal;
        }
        flash.addFlashAttribute("flash", words.say("task.done", words.pick(task.name(), task.namePt())));
        flash.addFlashAttribute("next", next(user, task, words));
        return "redirect:/tasks";
    }

    private String page(
            CurrentUser user,
            InboxTask task,
            Map<String, ?> values,
            Map<String, String> errors,
            Locale locale,
            Model model) {
        TimeWords words = desk.words(user, locale);
        TaskLine line = TaskLine.of(task, user, desk, words);
        Form form = tasks.form(user, task.id());
        model.addAttribute("path", "/tasks/" + task.id());
        model.addAttribute("line", line);
        model.addAttribute("task", task);
        model.addAttribute("sheet", FormSheet.of(form, values, errors, words));
        model.addAttribute("answers", task.open() ? List.of() : FormSheet.answers(form, values, words));
        model.addAttribute("place", words.place());
        model.addAttribute(
                "clocks",
                deadlines.ofTask(task.id()).stream()
                        .map(d -> DeadlineLine.of(d, words))
                        .toList());
        model.addAttribute(
                "ladder", LadderLine.of(escalations.ofTask(task.id()), escalations.planned(task.id()), desk, words));
        model.addAttribute("ended", task.open() ? null : doneBy(task, words));
        return "task";
    }

    private String doneBy(InboxTask task, TimeWords words) {
        return task.state().equals("DONE")
                ? words.say("task.done-by", desk.person(task.endedBy()), words.at(task.endedAt()))
                : words.say("task.withdrawn", words.at(task.endedAt()));
    }

    // What the playbook asks for next in this case, so that the person sees that something moved.
    private String next(CurrentUser user, InboxTask done, TimeWords words) {
        try {
            return tasks.ofIncident(user, done.incident()).stream()
                    .filter(InboxTask::open)
                    .filter(t -> !t.createdAt().isBefore(words.now()))
                    .findFirst()
                    .map(t -> words.say(
                            "task.next",
                            words.pick(t.name(), t.namePt()),
                            String.join(", ", desk.groups(t.groups(), words.locale()))))
                    .orElse(null);
        } catch (Refusal gone) {
            // Completing it may have taken the case out of the person's sight.
            return null;
        }
    }

    private static String open(Refusal refusal) {
        return refusal.details().get("open") instanceof Collection<?> codes
                ? codes.stream().map(Object::toString).collect(Collectors.joining(", "))
                : "";
    }

    private static Map<String, Object> values(MultiValueMap<String, String> sent) {
        Map<String, Object> values = new LinkedHashMap<>();
        sent.forEach((name, all) -> {
            if (!OURS.contains(name)) {
                values.put(name, all.size() == 1 ? all.get(0) : List.copyOf(all));
            }
        });
        return values;
    }

    private static Map<String, String> errors(Refusal refusal) {
        Map<String, String> errors = new LinkedHashMap<>();
        if (refusal.details().get("errors") instanceof Map<?, ?> named) {
            named.forEach((field, code) -> errors.put(field.toString(), code.toString()));
        }
        return errors;
    }
}
