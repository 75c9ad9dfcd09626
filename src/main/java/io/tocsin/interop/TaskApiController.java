package io.tocsin.interop;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tocsin.security.CurrentUser;
import io.tocsin.shared.Refusal;
import io.tocsin.tasklist.TaskList;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tasks for other programs. */
@RestController
@RequestMapping("/api/v1/tasks")
@Tag(name = "Tasks")
class TaskApiController {

    private static final int MOST = 200;

    private final TaskList tasks;

    TaskApiController(TaskList tasks) {
        this.tasks = tasks;
    }

    @Schema(requiredProperties = {"tasks", "offset", "more"})
    record TaskPage(List<TaskJson> tasks, int offset, @Schema(description = "True if there are more") boolean more) {}

    @Schema(requiredProperties = {"task", "fields", "answers"})
    record TaskWithForm(
            TaskJson task,
            List<FieldJson> fields,
            @Schema(description = "Answers of a task that was done") Map<String, Object> answers) {}

    @Schema(description = "What was answered. values holds one member per asked field of the task's form.")
    record Completion(
            @NotNull @Schema(description = "The revision you saw", requiredMode = Schema.RequiredMode.REQUIRED)
                    Integer rev,
            @Schema(description = "By field key") Map<String, Object> values) {}

    @GetMapping
    @Operation(summary = "Open tasks, next breach first")
    TaskPage list(
            @Parameter(hidden = true) CurrentUser user,
            @Parameter(
                            description = "mine, groups (free tasks of my groups) or overdue",
                            schema =
                                    @Schema(
                                            allowableValues = {"mine", "groups", "overdue"},
                                            defaultValue = "groups"))
                    @RequestParam(defaultValue = "groups")
                    String view,
            @RequestParam(defaultValue = "0") int offset,
            @RequestParam(defaultValue = "50") int limit) {
        if (offset < 0 || limit < 1 || limit > MOST) {
            throw new Refusal(
                    Refusal.Kind.BAD_INPUT, "page-out-of-range", "offset counts from 0, limit is 1 to " + MOST + ".");
        }
        var found = tasks.list(user, view(view), offset, limit + 1);
        return new TaskPage(found.stream().limit(limit).map(TaskJson::of).toList(), offset, found.size() > limit);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One task with the fields its completion asks for")
    TaskWithForm show(@Parameter(hidden = true) CurrentUser user, @PathVariable String id) {
        return new TaskWithForm(
                TaskJson.of(tasks.find(user, id)), FieldJson.of(tasks.form(user, id)), tasks.answers(user, id));
    }

    @PostMapping("/{id}/claim")
    @Operation(summary = "Take a free task")
    TaskJson claim(@Parameter(hidden = true) CurrentUser user, @PathVariable String id) {
        return TaskJson.of(tasks.claim(user, id));
    }

    @PostMapping("/{id}/release")
    @Operation(summary = "Give a task back to its groups")
    TaskJson release(@Parameter(hidden = true) CurrentUser user, @PathVariable String id) {
        return TaskJson.of(tasks.release(user, id));
    }

    @PostMapping("/{id}/complete")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Do a task that you have claimed; the playbook moves on in the same step")
    void complete(
            @Parameter(hidden = true) CurrentUser user,
            @PathVariable String id,
            @RequestBody @jakarta.validation.Valid Completion completion) {
        tasks.complete(user, id, completion.rev(), completion.values() == null ? Map.of() : completion.values());
    }

    private static TaskList.View view(String name) {
        try {
            return TaskList.View.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new Refusal(Refusal.Kind.BAD_INPUT, "unknown-view", "view is mine, groups or overdue.");
        }
    }
}
