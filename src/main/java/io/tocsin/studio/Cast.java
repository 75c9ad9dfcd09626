package io.tocsin.studio;

import io.tocsin.directory.Directory;
import io.tocsin.directory.Person;
import io.tocsin.security.CurrentUser;
import io.tocsin.shared.Refusal;
import io.tocsin.tasklist.InboxTask;
import io.tocsin.tasklist.TaskList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The people of a scenario act through the same faces as people at the pages. */
@Component
@Profile("scenario")
class Cast {

    private final Directory directory;
    private final TaskList tasks;
    private final StageView stage;

    Cast(Directory directory, TaskList tasks, StageView stage) {
        this.directory = directory;
        this.tasks = tasks;
        this.stage = stage;
    }

    CurrentUser user(String username) {
        Person person = directory
                .find(username)
                .orElseThrow(() -> new IllegalArgumentException("Nobody is called '" + username + "'"));
        return new CurrentUser(person.username(), person.groups(), person.clearance());
    }

    void claim(String incident, String code, String as) {
        tasks.claim(user(as), oldest(incident, code).id());
    }

    void release(String incident, String code, String as) {
        tasks.release(user(as), oldest(incident, code).id());
    }

    /** The open task with this code, or with this obligation. */
    InboxTask oldest(String incident, String code) {
        return stage.open(incident).stream()
                .filter(open -> open.code().equals(code) || open.locals().containsValue(code))
                .min(Comparator.comparing(InboxTask::createdAt).thenComparing(InboxTask::id))
                .orElseThrow(() ->
                        new IllegalArgumentException(code + " is not open; open are " + stage.openCodes(incident)));
    }

    /** {@code as} null lets the first do it who may. */
    void doTask(InboxTask task, String as, Map<String, Object> answers) {
        CurrentUser user = as == null ? whoMay(task) : user(as);
        InboxTask claimed = tasks.claim(user, task.id());
        tasks.complete(user, task.id(), claimed.rev(), answers);
    }

    private CurrentUser whoMay(InboxTask task) {
        if (task.assignee() != null) {
            return user(task.assignee());
        }
        List<Person> candidates = task.groups().stream()
                .flatMap(group -> directory.members(group).stream())
                .toList();
        for (Person person : candidates) {
            CurrentUser user = user(person.username());
            try {
                tasks.claim(user, task.id());
                return user;
            } catch (Refusal refused) {
                if (!Set.of("segregation", "not-found").contains(refused.code())) {
                    throw refused;
                }
            }
        }
        throw new IllegalStateException("Nobody in " + task.groups() + " may do " + task.code());
    }
}
