package io.tocsin.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.api.OpenApiDocument.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A client that knows one address, the document's, and reads everything else in it. */
@ExtendWith(RunningTocsin.class)
class OpenApiClientTest {

    /** Told from outside when nobody has anything to do. */
    private static final List<String> MESSAGES = List.of("M-PROSECUTOR-ACK", "M-ORIGINATOR-CONSENT", "M-RFI-ANSWER");

    /** The last task of a case; its own rule refuses to close over others. */
    private static final Set<String> LAST = Set.of("T36");

    private final OpenApiDocument document =
            new OpenApiDocument(Program.of("coord").get(OpenApiDocument.PLACE).json());
    private final Operation list = document.find("Tasks", "Open tasks");
    private final Operation show = document.find("Tasks", "One task");
    private final Operation claim = document.find("Tasks", "Take a free task");
    private final Operation complete = document.find("Tasks", "Do a task");
    private final Operation incident = document.find("Incidents", "One case");
    private final Operation timeline = document.find("Incidents", "Everything that happened");
    private final Operation deliver = document.find("Incidents", "something happened outside");
    private final Set<String> done = new LinkedHashSet<>();
    private String number;

    @Test
    void aClientThatKnowsOnlyTheDocumentDrivesPb01ToClosure() throws IOException {
        number = report().path("incident").asString();
        for (int round = 0; !over(); round++) {
            assertThat(round).as("Rounds; done so far " + done).isLessThan(60);
            boolean moved = false;
            for (String person : people()) {
                moved |= work(person, LAST);
            }
            if (!moved && !tell() && people().stream().noneMatch(person -> work(person, Set.of()))) {
                RunningTocsin.settled();
            }
        }
        assertThat(done).contains("T01", "T06", "T09", "T16F", "T18", "T23", "T24", "T27", "T33", "T36", "T37");
        JsonNode told = ask("liaison", timeline, Map.of("number", number), null);
        assertThat(told.valueStream().map(entry -> entry.path("kind").asString()))
                .contains("incident-opened", "case-status-changed");
    }

    @Test
    void theDocumentTellsEverythingAClientNeeds() {
        assertThat(document.root().at("/components/securitySchemes").propertyStream())
                .extracting(scheme -> scheme.getValue().path("scheme").asString())
                .containsExactlyInAnyOrder("basic", "bearer");
        assertThat(document.root().path("security").size()).isPositive();
        assertThat(document.operations()).hasSizeGreaterThan(10).allSatisfy(operation -> {
            assertThat(operation.path()).startsWith("/api/v1/");
            assertThat(operation.description().path("summary").asString("")).isNotBlank();
            for (String status : List.of("400", "401", "403", "404", "409", "422")) {
                assertThat(document.resolved(operation
                                        .description()
                                        .path("responses")
                                        .path(status)
                                        .at("/content/application~1problem+json/schema"))
                                .path("required")
                                .valueStream()
                                .map(JsonNode::asString))
                        .as("%s, %s", operation, status)
                        .contains("code", "detail", "status");
            }
        });
    }

    @Test
    void refusalsLookAsTheDocumentTells() {
        Map<String, String> nowhere = Map.of("id", "nothing", "number", "K7-9999", "name", "M-NOTHING");
        for (Operation operation : document.operations()) {
            Object body = operation.method().equals("GET") ? null : Map.of("nonsense", 1);
            document.holds(operation, Program.of("coord").send(operation.method(), operation.path(nowhere), body));
        }
    }

    private JsonNode report() {
        Operation report = document.find("Reports", "Record what an ally reported");
        JsonNode schema = document.requestSchema(report);
        Map<String, Object> body = new LinkedHashMap<>();
        for (JsonNode required : schema.path("required")) {
            body.put(required.asString(), example(required.asString(), schema));
        }
        body.put("receivedAt", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        body.put("warningRef", Case.freshReference());
        body.put("marks", List.of("NATO"));
        assertThat(schema.path("properties").propertyStream().map(Map.Entry::getKey))
                .containsAll(body.keySet());
        return ask("liaison", report, Map.of(), body);
    }

    private static Object example(String name, JsonNode schema) {
        JsonNode property = schema.path("properties").path(name);
        String value = property.has("enum")
                ? property.path("enum").path(0).asString("")
                : property.has("example")
                        ? property.path("example").asString("")
                        : property.path("examples").path(0).asString("");
        assertThat(value).as("The document has no example of " + name).isNotEmpty();
        return value;
    }

    /** Does what this person's groups have to do in the case; false if there was nothing. */
    private boolean work(String person, Set<String> notYet) {
        assertThat(list.parameters("query")).contains("view", "limit");
        boolean moved = false;
        JsonNode page = ask(person, list, Map.of(), null, "?view=groups&limit=200");
        for (JsonNode task : page.path("tasks")) {
            String code = task.path("code").asString();
            if (task.path("incident").asString().equals(number) && !notYet.contains(code)) {
                moved |= act(person, task.path("id").asString(), code);
            }
        }
        return moved;
    }

    private boolean act(String person, String id, String code) {
        Answer claimed = Program.of(person).send(claim.method(), claim.path(Map.of("id", id)), null);
        document.holds(claim, claimed);
        if (claimed.status() == 403 && claimed.code().equals("segregation")) {
            return false;
        }
        assertThat(claimed.status()).as(claimed.text()).isEqualTo(200);
        JsonNode fields = ask(person, show, Map.of("id", id), null).path("fields");
        ask(
                person,
                complete,
                Map.of("id", id),
                Map.of(
                        "rev", claimed.json().path("rev").asInt(),
                        "values", FormFilling.fill(fields, FormFilling.STORY)));
        done.add(code);
        return true;
    }

    private boolean tell() {
        JsonNode awaited =
                ask("liaison", incident, Map.of("number", number), null).path("awaited");
        for (JsonNode name : awaited) {
            if (MESSAGES.contains(name.asString())) {
                ask("legal", deliver, Map.of("number", number, "name", name.asString()), Map.of());
                return true;
            }
        }
        return false;
    }

    private boolean over() {
        JsonNode seen = ask("liaison", incident, Map.of("number", number), null);
        return seen.at("/incident/status").asString().equals("CLOSED")
                && seen.path("tasks")
                        .valueStream()
                        .noneMatch(task -> task.path("state").asString().equals("OPEN"));
    }

    private JsonNode ask(String person, Operation operation, Map<String, String> in, Object body, String... query) {
        Answer answer = Program.of(person).send(operation.method(), operation.path(in) + String.join("", query), body);
        assertThat(answer.status()).as("%s, %s: %s", person, operation, answer).isBetween(200, 299);
        document.holds(operation, answer);
        return answer.text().isEmpty() ? Answer.JSON.createObjectNode() : answer.json();
    }

    /** One person of each group, and a second one, because whoever drafts may not approve. */
    private static Set<String> people() throws IOException {
        JsonNode directory = new YAMLMapper().readTree(Files.readString(RunningTocsin.directoryFile()));
        Map<String, Integer> known = new LinkedHashMap<>();
        Set<String> people = new TreeSet<>();
        for (JsonNode person : directory.path("people")) {
            for (JsonNode group : person.path("groups")) {
                if (known.merge(group.asString(), 1, Integer::sum) <= 2) {
                    people.add(person.path("username").asString());
                }
            }
        }
        return people;
    }
}
