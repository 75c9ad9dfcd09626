package io.tocsin.deadline;

import java.util.List;
import java.util.Optional;

/** Clocks on tasks. */
public interface Deadlines {

    Optional<Deadline> find(String id);

    /** Clocks of one task in the order of the model. */
    List<Deadline> ofTask(String task);

    /** Clocks of one case, live ones first, next due first. */
    List<Deadline> ofIncident(String incident);
}
