package io.tocsin.tasklist;

import io.tocsin.security.CurrentUser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** My tasks. The state of the page is in its address. */
@Controller
class TaskListViewController {

    private static final int PAGE = 50;
    private static final int LAST_PAGE = 100_000;

    private final TaskList tasks;
    private final Desk desk;

    TaskListViewController(TaskList tasks, Desk desk) {
        this.tasks = tasks;
        this.desk = desk;
    }

    @GetMapping("/")
    String start() {
        return "redirect:/tasks";
    }

    @GetMapping("/tasks")
    String list(
            CurrentUser user,
            @RequestParam(required = false) String view,
            @RequestParam(defaultValue = "1") String page,
            Locale locale,
            Model model) {
        Map<TaskList.View, Integer> counts = tasks.counts(user);
        TaskList.View shown = view(view, counts);
        int number = page(page);
        TimeWords words = desk.words(user, locale);
        List<InboxTask> found = tasks.list(user, shown, (number - 1) * PAGE, PAGE + 1);
        Map<String, List<TaskLine>> sections = found.stream()
                .limit(PAGE)
                .map(task -> TaskLine.of(task, user, desk, words))
                .collect(Collectors.groupingBy(TaskLine::when, LinkedHashMap::new, Collectors.toList()));
        model.addAttribute("view", shown.name().toLowerCase(Locale.ROOT));
        model.addAttribute("path", "/tasks?view=" + shown.name().toLowerCase(Locale.ROOT));
        model.addAttribute("views", tabs(counts));
        model.addAttribute("sections", sections);
        model.addAttribute("page", number);
        model.addAttribute("more", found.size() > PAGE);
        model.addAttribute("mine", counts.getOrDefault(TaskList.View.MINE, 0));
        model.addAttribute("waiting", counts.getOrDefault(TaskList.View.GROUPS, 0));
        model.addAttribute("overdue", counts.getOrDefault(TaskList.View.OVERDUE, 0));
        return "task-list";
    }

    // Without a choice the page opens where there is something to do.
    private static TaskList.View view(String asked, Map<TaskList.View, Integer> counts) {
        for (TaskList.View view : TaskList.View.values()) {
            if (view.name().equalsIgnoreCase(asked)) {
                return view;
            }
        }
        return counts.getOrDefault(TaskList.View.MINE, 0) > 0 ? TaskList.View.MINE : TaskList.View.GROUPS;
    }

    private static Map<String, Integer> tabs(Map<TaskList.View, Integer> counts) {
        Map<String, Integer> tabs = new LinkedHashMap<>();
        for (TaskList.View view : TaskList.View.values()) {
            tabs.put(view.name().toLowerCase(Locale.ROOT), counts.getOrDefault(view, 0));
        }
        return tabs;
    }

    private static int page(String text) {
        return text.matches("[1-9]\\d{0,5}") ? Math.min(Integer.parseInt(text), LAST_PAGE) : 1;
    }
}
