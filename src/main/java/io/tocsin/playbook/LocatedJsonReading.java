package io.tocsin.playbook;

import io.tocsin.playbook.LocatedJson.JsonElements;
import io.tocsin.playbook.LocatedJson.JsonMembers;
import io.tocsin.playbook.LocatedJson.JsonScalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/** Streams JSON into located values and stops at the first limit, at a name given twice and at anything behind the end. */
final class LocatedJsonReading {

    static final int DEEPEST = 16;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(20)
                    .maxStringLength(4 * 1024)
                    .maxNameLength(256)
                    .maxTokenCount(50_000)
                    .build())
            .build();

    private final Findings findings;

    LocatedJsonReading(Findings findings) {
        this.findings = findings;
    }

    LocatedJson read(String text) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            parser.nextToken();
            LocatedJson value = value(parser);
            if (parser.nextToken() != null) {
                throw findings.stop("not-a-model", here(parser), "not a form in JSON: something follows the end");
            }
            return value;
        } catch (StreamConstraintsException limit) {
            throw findings.stop("limit-json", at(limit.getLocation()), "too large: " + plain(limit));
        } catch (JacksonException malformed) {
            throw findings.stop("not-a-model", at(malformed.getLocation()), "not a form in JSON: " + plain(malformed));
        }
    }

    private LocatedJson value(JsonParser parser) {
        Place place = here(parser);
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> new JsonMembers(members(parser), place);
            case START_ARRAY -> new JsonElements(elements(parser), place);
            case VALUE_STRING -> new JsonScalar(parser.getString(), place);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonScalar(parser.getNumberValue(), place);
            case VALUE_TRUE -> new JsonScalar(true, place);
            case VALUE_FALSE -> new JsonScalar(false, place);
            default -> new JsonScalar(null, place);
        };
    }

    private Map<String, LocatedJson> members(JsonParser parser) {
        Map<String, LocatedJson> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            if (members.containsKey(name)) {
                throw findings.stop("duplicate-name", here(parser), "name " + name + " is given twice");
            }
            parser.nextToken();
            members.put(name, value(parser));
        }
        return members;
    }

    private List<LocatedJson> elements(JsonParser parser) {
        List<LocatedJson> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(parser));
        }
        return elements;
    }

    private static Place here(JsonParser parser) {
        return at(parser.currentTokenLocation());
    }

    private static Place at(TokenStreamLocation location) {
        return location == null ? Place.FILE : Place.at(location.getLineNr(), location.getColumnNr());
    }

    private static String plain(JacksonException trouble) {
        return String.valueOf(trouble.getOriginalMessage()).lines().findFirst().orElse("");
    }
}
