package io.tocsin.tasklist;

import java.util.Map;

/** Something that the answers of a task change besides the playbook's own course. */
interface TaskEffect {

    void apply(InboxTask task, Map<String, Object> answers, String actor);
}
