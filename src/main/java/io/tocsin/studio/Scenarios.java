package io.tocsin.studio;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Plays scenarios. Each run needs a program (or context) of its own in profile {@code scenario}. */
public interface Scenarios {

    /** Plays one file on the real engine, in memory, on a virtual clock. */
    Result play(Path file);

    /**
     * @param failures what was not as the story says, one sentence each; empty when it passed
     * @param timeline what happened, one line each
     * @param visited ids of the elements that a token visited, by process key
     * @param drawn ids of all elements a token can visit, by process key, of the processes that ran
     */
    record Result(
            String name,
            List<String> failures,
            List<String> timeline,
            Map<String, Set<String>> visited,
            Map<String, Set<String>> drawn) {

        public boolean passed() {
            return failures.isEmpty();
        }
    }
}
