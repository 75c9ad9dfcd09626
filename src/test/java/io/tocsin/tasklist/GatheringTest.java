package io.tocsin.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.incident.TimelineEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GatheringTest {

    private static final Instant NOW = Instant.parse("2026-11-24T14:18:00Z");

    @Test
    void mailsOfOneStepAreOneLineAlthoughOtherNewsCameBetween() {
        List<TimelineEntry> lines = Gathering.of(List.of(
                mail(1, "mail-sent", "step-1", "ana"),
                entry(2, "task-claimed", "rui", Map.of()),
                mail(3, "mail-sent", "step-1", "leonor"),
                mail(4, "mail-sent", "step-2", "ana")));

        assertThat(lines).extracting(TimelineEntry::seq).containsExactly(1, 2, 4);
        assertThat(lines.get(0).facts()).containsEntry("person", List.of("ana", "leonor"));
        assertThat(lines.get(2).facts()).containsEntry("person", "ana");
    }

    @Test
    void waitingMailIsNotCountedAsSent() {
        assertThat(Gathering.of(
                        List.of(mail(1, "mail-queued", "step-1", "ana"), mail(2, "mail-sent", "step-1", "ana"))))
                .hasSize(2);
    }

    @Test
    void failedMailsStandAlone() {
        assertThat(Gathering.of(
                        List.of(mail(1, "mail-failed", "step-1", "ana"), mail(2, "mail-failed", "step-1", "rui"))))
                .hasSize(2);
    }

    @Test
    void peopleLetInTogetherAreOneLineAndThoseLetInLaterAnother() {
        List<TimelineEntry> lines = Gathering.of(List.of(
                admitted(1, "rui", "ana"),
                admitted(2, "rui", "leonor"),
                admitted(3, "system", "vasco"),
                entry(4, "task-claimed", "rui", Map.of()),
                admitted(5, "rui", "teresa")));

        assertThat(lines).extracting(TimelineEntry::seq).containsExactly(1, 3, 4, 5);
        assertThat(lines.get(0).facts()).containsEntry("person", List.of("ana", "leonor"));
    }

    private static TimelineEntry mail(int seq, String kind, String escalation, String person) {
        return entry(seq, kind, "system", Map.of("escalation", escalation, "person", person));
    }

    private static TimelineEntry admitted(int seq, String actor, String person) {
        return entry(seq, "member-admitted", actor, Map.of("person", person));
    }

    private static TimelineEntry entry(int seq, String kind, String actor, Map<String, Object> facts) {
        return new TimelineEntry(seq, NOW, NOW, kind, actor, facts);
    }
}
