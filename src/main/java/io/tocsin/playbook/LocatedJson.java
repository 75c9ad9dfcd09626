package io.tocsin.playbook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON that remembers where it stood. */
sealed interface LocatedJson {

    Place place();

    record JsonMembers(Map<String, LocatedJson> members, Place place) implements LocatedJson {

        LocatedJson member(String name) {
            return members.get(name);
        }

        /** Text of a member; empty if there is none or it is no text. */
        String text(String name) {
            return members.get(name) instanceof JsonScalar scalar && scalar.value() instanceof String text ? text : "";
        }

        JsonMembers inside(String element) {
            return new JsonMembers(new LinkedHashMap<>(members), new Place(element, place.line(), place.column()));
        }
    }

    record JsonElements(List<LocatedJson> elements, Place place) implements LocatedJson {}

    /** @param value text, number, boolean or null */
    record JsonScalar(Object value, Place place) implements LocatedJson {}
}
