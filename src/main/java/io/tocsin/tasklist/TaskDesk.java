package io.tocsin.tasklist;

import io.tocsin.engine.HumanTasks;
import io.tocsin.engine.ProcessModels;
import io.tocsin.incident.Incidents;
import io.tocsin.security.CaseAccess;
import io.tocsin.security.CaseAccess.SqlFilter;
import io.tocsin.security.CurrentUser;
import io.tocsin.shared.Refusal;
import io.tocsin.shared.Sql;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The task list and what can be done on it. */
@Component
class TaskDesk implements TaskList {

    private final InboxRows rows;
    private final Completing completing;
    private final HumanTasks tasks;
    private final ProcessModels models;
    private final Incidents incidents;
    private final CaseAccess access;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TaskDesk(
            InboxRows rows,
            Completing completing,
            HumanTasks tasks,
            ProcessModels models,
            Incidents incidents,
            CaseAccess access,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.completing = completing;
        this.tasks = tasks;
        this.models = models;
        this.incidents = incidents;
        this.access = access;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public List<InboxTask> list(CurrentUser user, View view, int offset, int limit) {
        return rows.list(of(user, view), offset, limit);
    }

    @Override
    public Map<View, Integer> counts(CurrentUser user) {
        Map<View, Integer> counts = new EnumMap<>(View.class);
        for (View view : View.values()) {
            counts.put(view, rows.count(of(user, view)));
        }
        return counts;
    }

    @Override
    public List<InboxTask> ofIncident(CurrentUser user, String incident) {
        access.require(user, incident);
        return rows.ofIncident(incident);
    }

    @Override
    public InboxTask find(CurrentUser user, String task) {
        return rows.find(task)
                .filter(found -> access.maySee(user, found.incident()))
                .orElseThrow(CaseAccess::unknown);
    }

    @Override
    public Form form(CurrentUser user, String task) {
        return formOf(find(user, task));
    }

    private Form formOf(InboxTask task) {
        if (task.form() == null) {
            return Form.EMPTY;
        }
        return models.form(task.definition(), task.form())
                .map(FormReader::read)
                .orElseThrow(() -> new IllegalStateException("Form " + task.form() + " is not deployed"));
    }

    @Override
    public Map<String, Object> answers(CurrentUser user, String task) {
        return rows.answers(find(user, task).id());
    }

    @Override
    @Transactional
    public InboxTask claim(CurrentUser user, String id) {
        InboxTask task = held(user, id);
        if (Objects.equals(task.assignee(), user.username())) {
            return task;
        }
        if (task.assignee() != null) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "task-taken-by-another",
                    task.assignee() + " has taken " + task.code() + " already.",
                    Map.of("by", task.assignee()));
        }
        if (task.groups().stream().noneMatch(user.groups()::contains)) {
            throw new Refusal(
                    Refusal.Kind.FORBIDDEN,
                    "task-of-other-group",
                    task.code() + " is for " + String.join(", ", task.groups()) + ".");
        }
        completing.segregation(task, user);
        tasks.assign(id, user.username());
        rows.assign(id, user.username());
        events.publishEvent(new TaskClaimed(task.incident(), user.username(), clock.instant(), id, task.code()));
        return rows.find(id).orElseThrow();
    }

    @Override
    @Transactional
    public InboxTask release(CurrentUser user, String id) {
        InboxTask task = held(user, id);
        completing.mustBeYours(task, user);
        tasks.assign(id, null);
        rows.assign(id, null);
        events.publishEvent(new TaskReleased(task.incident(), user.username(), clock.instant(), id, task.code()));
        return rows.find(id).orElseThrow();
    }

    @Override
    @Transactional
    public void complete(CurrentUser user, String id, int rev, Map<String, ?> values) {
        InboxTask task = held(user, id);
        completing.complete(user, task, rev, formOf(task), values);
    }

    /** The task as it is once nobody else can change its case, and only if it is still open. */
    private InboxTask held(CurrentUser user, String id) {
        InboxTask seen = find(user, id);
        incidents.lock(seen.incident());
        InboxTask task = rows.find(id).orElseThrow();
        if (!task.open()) {
            String by = task.endedBy() == null ? "the playbook" : task.endedBy();
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "task-already-completed",
                    task.code() + " was already completed by " + by + " at " + task.endedAt() + ".",
                    Map.of("by", by, "at", String.valueOf(task.endedAt())));
        }
        return task;
    }

    private SqlFilter of(CurrentUser user, View view) {
        SqlFilter visible = access.visibleTo(user, "t.incident_id");
        List<Object> params = new ArrayList<>(visible.params());
        String mine = "t.assignee = ?";
        String group = user.groups().isEmpty()
                ? "1 = 0"
                : "exists (select 1 from inbox_group g where g.task_id = t.task_id and g.group_code in ("
                        + String.join(", ", user.groups().stream().map(g -> "?").toList()) + "))";
        String sql =
                switch (view) {
                    case MINE -> {
                        params.add(user.username());
                        yield mine;
                    }
                    case GROUPS -> {
                        params.addAll(user.groups());
                        yield "t.assignee is null and " + group;
                    }
                    case OVERDUE -> {
                        params.add(Sql.at(clock.instant()));
                        params.add(user.username());
                        params.addAll(user.groups());
                        yield "t.due < ? and (" + mine + " or " + group + ")";
                    }
                };
        return new SqlFilter(visible.sql() + " and " + sql, params);
    }
}
