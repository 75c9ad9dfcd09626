package io.tocsin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** One person who reports and two who work, each one request at a time, until the connection breaks. */
final class Desk {

    private final JarServer server;
    private final AckLog acks;
    private final Queue<String> surprises = new ConcurrentLinkedQueue<>();
    private final Queue<String> unanswered = new ConcurrentLinkedQueue<>();
    private final AtomicInteger references = new AtomicInteger();
    private final Instant received = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private ExecutorService people;

    Desk(JarServer server, AckLog acks) {
        this.server = server;
        this.acks = acks;
    }

    DeskClient client(int person) {
        return new DeskClient(JarServer.PEOPLE.get(person), server.port());
    }

    void work() {
        people = Executors.newFixedThreadPool(3);
        DeskClient reporter = client(0);
        people.submit(() -> untilCut(() -> report(reporter)));
        for (int worker = 1; worker <= 2; worker++) {
            DeskClient client = client(worker);
            people.submit(() -> untilCut(() -> tasks(client)));
        }
    }

    void rest() throws InterruptedException {
        if (people != null) {
            people.shutdownNow();
            assertThat(people.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** A report whose answer never came is sent again: it must not open a second case. */
    void sendUnansweredAgain() throws IOException, InterruptedException {
        for (int attempts = 0; attempts < 10 && !unanswered.isEmpty(); attempts++) {
            report(client(0));
        }
        assertThat(unanswered).isEmpty();
    }

    /** Answers that neither a crash nor a faster colleague explains. */
    Queue<String> surprises() {
        return surprises;
    }

    private void report(DeskClient client) throws IOException, InterruptedException {
        String again = unanswered.peek();
        String reference = again != null ? again : "2026/" + references.incrementAndGet();
        if (again == null) {
            unanswered.add(reference);
        }
        DeskClient.Answer answer = client.report(reference, received);
        if (answer.ok()) {
            acks.acknowledged(
                    "report", reference, answer.body().path("incident").asString());
            unanswered.remove(reference);
        } else {
            refused("report", answer);
        }
    }

    private void tasks(DeskClient client) throws IOException, InterruptedException {
        List<JsonNode> open = new ArrayList<>(client.tasks("mine"));
        open.addAll(client.tasks("groups"));
        for (JsonNode task : open) {
            Map<String, ?> values = DeskClient.values(task.path("code").asString());
            String assignee = task.path("assignee").asString("");
            if (values != null && (assignee.isEmpty() || assignee.equals(client.person()))) {
                complete(client, task, values);
            }
        }
    }

    private void complete(DeskClient client, JsonNode task, Map<String, ?> values)
            throws IOException, InterruptedException {
        String id = task.path("id").asString();
        JsonNode mine = task;
        if (task.path("assignee").asString("").isEmpty()) {
            DeskClient.Answer claim = client.claim(id);
            if (!claim.ok()) {
                refused("claim", claim);
                return;
            }
            mine = claim.body();
        }
        DeskClient.Answer answer = client.complete(id, mine.path("rev").asInt(), values);
        if (answer.ok()) {
            acks.acknowledged("complete", id, client.person());
        } else {
            refused("complete " + task.path("code").asString(), answer);
        }
    }

    // Somebody was faster, or there was too much of it: part of the game. Everything else is a fault.
    private void refused(String what, DeskClient.Answer answer) {
        if (!List.of(404, 409, 429, 503).contains(answer.status()) && surprises.size() < 20) {
            surprises.add(what + " -> " + answer);
        }
    }

    private void untilCut(Step step) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                step.take();
            }
        } catch (IOException | InterruptedException cut) {
            // The server was killed under our hands.
        } catch (RuntimeException e) {
            surprises.add(e.toString());
        }
    }

    private interface Step {

        void take() throws IOException, InterruptedException;
    }
}
