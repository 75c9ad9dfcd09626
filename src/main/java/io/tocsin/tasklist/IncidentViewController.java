package io.tocsin.tasklist;

import io.tocsin.engine.ProcessModels;
import io.tocsin.engine.ProcessRuntime;
import io.tocsin.incident.Incident;
import io.tocsin.incident.Incidents;
import io.tocsin.security.CaseAccess;
import io.tocsin.security.CurrentUser;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The cases and the page of one case; it stands in this room because it shows clocks, ladders and tasks together. */
@Controller
class IncidentViewController {

    private static final int PAGE = 50;

    private final Incidents incidents;
    private final IncidentPages pages;
    private final ProcessRuntime runtime;
    private final ProcessModels models;
    private final Desk desk;

    IncidentViewController(
            Incidents incidents, IncidentPages pages, ProcessRuntime runtime, ProcessModels models, Desk desk) {
        this.incidents = incidents;
        this.pages = pages;
        this.runtime = runtime;
        this.models = models;
        this.desk = desk;
    }

    record CaseLine(Incident incident, String opened, String full) {}

    @GetMapping("/incidents")
    String list(CurrentUser user, @RequestParam(defaultValue = "1") String page, Locale locale, Model model) {
        int number = page.matches("[1-9]\\d{0,5}") ? Integer.parseInt(page) : 1;
        TimeWords words = desk.words(user, locale);
        List<Incident> found = incidents.list(user, (number - 1) * PAGE, PAGE + 1);
        model.addAttribute(
                "cases",
                found.stream()
                        .limit(PAGE)
                        .map(i -> new CaseLine(i, words.at(i.openedAt()), words.full(i.openedAt())))
                        .toList());
        model.addAttribute("page", number);
        model.addAttribute("more", found.size() > PAGE);
        return "incidents";
    }

    @GetMapping("/incidents/{number}")
    String show(
            CurrentUser user,
            @PathVariable String number,
            @RequestParam(defaultValue = "false") boolean all,
            Locale locale,
            Model model) {
        Incident incident = incidents.byNumber(user, number);
        TimeWords words = desk.words(user, locale);
        model.addAttribute("incident", incident);
        model.addAttribute("case", pages.of(user, incident, words, all));
        model.addAttribute("all", all);
        model.addAttribute("place", words.place());
        model.addAttribute("opened", words.full(incident.openedAt()));
        return "incident";
    }

    @PostMapping("/incidents/{number}/messages/{name}")
    String deliver(
            CurrentUser user,
            @PathVariable String number,
            @PathVariable String name,
            @RequestParam(defaultValue = "") String confirmed,
            @RequestParam(name = "linked_incident", defaultValue = "") String linked,
            Locale locale,
            RedirectAttributes flash) {
        Incident incident = incidents.byNumber(user, number);
        TimeWords words = desk.words(user, locale);
        if (!runtime.awaited(incident.id()).contains(name)) {
            throw CaseAccess.unknown();
        }
        if (!confirmed.equals("yes")) {
            flash.addFlashAttribute("problem", words.say("message.confirm.missing"));
            return "redirect:/incidents/{number}";
        }
        Map<String, Object> payload = new LinkedHashMap<>();
        if (name.equals("M-SECOND-INCIDENT")) {
            payload.put(
                    "linked_incident", incidents.byNumber(user, linked.strip()).number());
        }
        incidents.deliver(incident.id(), name, payload, user.username());
        flash.addFlashAttribute("flash", words.say("message.delivered", words.say("message." + name)));
        return "redirect:/incidents/{number}";
    }

    @PostMapping("/incidents/{number}/anchors/{name}")
    String correct(
            CurrentUser user,
            @PathVariable String number,
            @PathVariable String name,
            @RequestParam(defaultValue = "") String at,
            @RequestParam(defaultValue = "") String reason,
            Locale locale,
            RedirectAttributes flash) {
        Incident incident = incidents.byNumber(user, number);
        TimeWords words = desk.words(user, locale);
        if (!incidents.anchors(incident.id()).containsKey(name)) {
            throw CaseAccess.unknown();
        }
        try {
            Instant moment = AnchorCorrection.moment(at, reason, words);
            incidents.setAnchor(incident.id(), name, moment, reason.strip(), user.username());
            flash.addFlashAttribute("flash", words.say("anchor.corrected", words.say("anchor." + name)));
        } catch (FieldValue.Wrong wrong) {
            flash.addFlashAttribute("problem", words.say("anchor.wrong." + wrong.code()));
        }
        return "redirect:/incidents/{number}";
    }

    @GetMapping("/incidents/{number}/diagram.bpmn")
    ResponseEntity<String> diagram(
            CurrentUser user, @PathVariable String number, @RequestParam(required = false) String process) {
        Incident incident = incidents.byNumber(user, number);
        String definition = definition(incident, process);
        String bpmn = models.bpmn(definition).orElseThrow(CaseAccess::unknown);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/xml;charset=UTF-8"))
                .cacheControl(CacheControl.noStore())
                .body(bpmn);
    }

    /** Elements where tokens are and were; a place that was left by a cancellation counts as left. */
    record Positions(List<String> now, List<String> done) {}

    @GetMapping("/incidents/{number}/positions")
    @ResponseBody
    Positions positions(CurrentUser user, @PathVariable String number, @RequestParam(required = false) String process) {
        Incident incident = incidents.byNumber(user, number);
        String definition = definition(incident, process);
        List<ProcessRuntime.Position> here = runtime.positions(incident.id()).stream()
                .filter(position -> position.definition().equals(definition))
                .toList();
        List<String> now = here.stream()
                .filter(position -> position.to() == null)
                .map(ProcessRuntime.Position::element)
                .distinct()
                .toList();
        List<String> done = here.stream()
                .filter(position -> position.to() != null && !position.cancelled())
                .map(ProcessRuntime.Position::element)
                .distinct()
                .filter(element -> !now.contains(element))
                .toList();
        return new Positions(now, done);
    }

    // Only the case's own playbook and what it has called; the address must not open other models.
    private String definition(Incident incident, String process) {
        List<ProcessRuntime.Position> positions = runtime.positions(incident.id());
        boolean own = process == null || process.equals(incident.playbook());
        if (!own
                && positions.stream()
                        .noneMatch(position -> position.processKey().equals(process))) {
            throw CaseAccess.unknown();
        }
        return pages.definition(own ? incident.playbook() : process, positions).orElseThrow(CaseAccess::unknown);
    }
}
