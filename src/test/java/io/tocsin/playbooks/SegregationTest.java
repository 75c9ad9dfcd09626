package io.tocsin.playbooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegregationTest {

    @TempDir
    Path folder;

    /** In the directory that ships nobody wears two hats; in small services somebody does. */
    @Test
    void whoDraftedDoesNotApproveAndTheUnitUnderReviewDoesNotReviewItself() throws IOException {
        Path directory = folder.resolve("directory.yml");
        Files.writeString(
                directory,
                Files.readString(ScenarioRunner.PROJECT.resolve("config/directory.yml"))
                        + """
                          - {username: legal_min, name: "Two Hats", groups: [LEGAL, MIN, SECAUTH], clearance: C4, language: en, mail: two@tocsin.example}
                          - {username: owner_min, name: "Own Judge", groups: [OWNER, MIN_REVIEW, MIN], clearance: C4, language: en, mail: own@tocsin.example}
                        """);
        Path scenarios = ScenarioRunner.PB01;
        Path story = folder.resolve("two-hats.yml");
        Files.copy(scenarios.resolve("usual-answers.yml"), folder.resolve("usual-answers.yml"));
        Files.writeString(
                story,
                """
                name: People with two hats
                answers-from: usual-answers.yml
                start: 2026-09-14T09:00:00+01:00
                story:
                  - at: PT10M
                    do: [T01, T02, T03, T04]
                  # The unit under review neither reviews nor decides on itself.
                  - { refuse: T16, as: owner_min, because: segregation }
                  - { do: T16, as: min_review }
                  - { refuse: T16F, as: owner_min, because: segregation }
                  - { refuse: T18, as: owner_min, because: segregation }
                  # Who decided against the referral does not countersign it.
                  - do: T18
                    as: legal_min
                    with: { referral: DISCIPLINARY, crime_grounds_at: null, referral_reason: Internal rules only. }
                  - { refuse: T18S, as: legal_min, because: segregation }
                  - do: T18S
                    as: legal
                    with: { no_referral: false, countersign_reason: The reason does not carry. }
                  - { do: T18, as: min }
                  # Who drafted the referral neither reviews its release nor signs it.
                  - { do: T20, as: legal_min }
                  - { do: T21 }
                  - { refuse: T22, as: legal_min, because: segregation }
                  - { do: T22, as: secauth }
                  - { refuse: T23, as: legal_min, because: segregation }
                  - { refuse: T23, as: legal, because: task-of-other-group }
                  - { do: T23, as: min }
                  - expect: { opens: [T24] }
                """);
        assertThat(ScenarioRunner.playWith(directory, story).failures()).isEmpty();
    }
}
