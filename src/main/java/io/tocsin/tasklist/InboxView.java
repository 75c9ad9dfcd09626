package io.tocsin.tasklist;

import java.util.List;
import org.springframework.stereotype.Component;

/** The inbox without anybody's rights, for scenarios and for comparing with the engine. Never behind a page or an API. */
@Component
public class InboxView {

    private final InboxRows rows;

    InboxView(InboxRows rows) {
        this.rows = rows;
    }

    /** Open tasks of a case, next due first. */
    public List<InboxTask> open(String incident) {
        return rows.ofIncident(incident).stream().filter(InboxTask::open).toList();
    }

    /** Ids of all open tasks, sorted. */
    public List<String> openIds() {
        return rows.openIds().stream().sorted().toList();
    }
}
