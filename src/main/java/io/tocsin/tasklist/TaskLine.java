package io.tocsin.tasklist;

import io.tocsin.security.CurrentUser;
import java.util.List;

/**
 * A task as pages show it, in the reader's language.
 *
 * @param holder name of who has it, null if nobody
 * @param mine whether the reader has it
 * @param takeable whether it is free and meant for one of the reader's groups
 * @param told who heard of it and when, null if nobody yet
 * @param when heading of the list it belongs under: late, today, later or none
 */
record TaskLine(
        InboxTask task,
        String name,
        String stage,
        List<String> groups,
        String holder,
        boolean mine,
        boolean takeable,
        TimeWords.ClockFace clock,
        String kind,
        String told,
        String when) {

    static TaskLine of(InboxTask task, CurrentUser user, Desk desk, TimeWords words) {
        boolean free = task.assignee() == null;
        boolean mine = !free && task.assignee().equals(user.username());
        return new TaskLine(
                task,
                words.pick(task.name(), task.namePt()),
                words.pick(task.stage(), task.stagePt()),
                desk.groups(task.groups(), words.locale()),
                free ? null : desk.person(task.assignee()),
                mine,
                task.open() && free && task.groups().stream().anyMatch(user.groups()::contains),
                words.face(task.due(), task.createdAt()),
                task.kind() == null ? "" : words.say("kind." + task.kind()),
                task.told() == null ? null : words.say("told." + task.told(), words.at(task.toldAt())),
                heading(task, words));
    }

    private static String heading(InboxTask task, TimeWords words) {
        if (task.due() == null) {
            return "none";
        }
        if (words.past(task.due())) {
            return "late";
        }
        return words.today(task.due()) ? "today" : "later";
    }
}
