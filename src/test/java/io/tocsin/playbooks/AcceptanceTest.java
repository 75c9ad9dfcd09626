package io.tocsin.playbooks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * What the product was asked to do, one fact a test, each told by a scenario. The mail's marker test stands with the
 * mails, the two segregation rules in {@link SegregationTest}.
 */
class AcceptanceTest {

    @Test
    void unacknowledgedLeaderIsReplacedByTheDelegateAndBothNamesAreRecorded() {
        passes("leader-not-acknowledged.yml");
    }

    @Test
    void correctedMomentMakesNotificationsOverdueAndEscalatesAtOnce() {
        passes("anchor-corrected.yml");
    }

    @Test
    void finalReportOverChristmasShowsBothClocksAndTheEarlierClimbsFirst() {
        passes("final-report-over-christmas.yml");
    }

    @Test
    void twentyFourHoursStayTwentyFourHoursInTheNightOfTheClockChange() {
        passes("clock-change-night.yml");
    }

    @Test
    void raisedClassGivesOpenTasksNewTimesAndNewLadders() {
        passes("class-upgraded.yml");
    }

    @Test
    void pressDuringTheReferralCancelsNothing() {
        passes("press-during-referral.yml");
    }

    @Test
    void anotherBodysReportEndsTheDeliveryWithItsReference() {
        passes("reported-by-another-body.yml");
    }

    @Test
    void preservationIsRenewedAfter75DaysAndNotBeyondAYear() {
        passes("preservation-year.yml");
    }

    @Test
    void secondIncidentIsLinkedAndNotMerged() {
        passes("second-incident.yml");
    }

    @Test
    void stoppedExerciseLeavesNothingOpenAndAsksNobody() {
        passes("exercise-stopped.yml");
    }

    @Test
    void afterThreeHoursDownMissedRungsAreToldOnceInOrderWithTheirTrueLateness() {
        passes("program-down.yml");
    }

    @Test
    void refusedReleaseLeadsToTheTearLine() {
        passes("originator-refuses.yml");
    }

    @Test
    void leaderWhoActsWithoutAcknowledgingHasAcknowledged() {
        passes("leader-acts-without-acknowledging.yml");
    }

    @Test
    void referenceCaseRunsFromTheWarningToTheYearlyReview() {
        passes("emgfa-2022.yml");
    }

    @Test
    void silenceIsClimbedRungByRungAndNothingElseHappens() {
        passes("silent.yml");
        passes("silent-after-triage.yml");
    }

    private static void passes(String scenario) {
        assertThat(ScenarioRunner.pb01(scenario).failures()).isEmpty();
    }
}
