package io.tocsin.playbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An element as read, with the place of its start tag. Filled while reading, then only read. */
final class XmlElement {

    final XmlName name;
    final XmlElement parent;
    final List<XmlAttribute> attributes = new ArrayList<>();
    final List<XmlElement> children = new ArrayList<>();
    final StringBuilder text = new StringBuilder();
    private final int line;
    private final int column;

    XmlElement(XmlName name, XmlElement parent, int line, int column) {
        this.name = name;
        this.parent = parent;
        this.line = line;
        this.column = column;
    }

    Optional<XmlAttribute> attribute(String namespace, String local) {
        return attributes.stream()
                .filter(attribute -> attribute.name().is(namespace, local))
                .findFirst();
    }

    String value(String namespace, String local) {
        return attribute(namespace, local).map(XmlAttribute::value).orElse("");
    }

    Stream<XmlElement> children(String namespace, String local) {
        return children.stream().filter(child -> child.name.is(namespace, local));
    }

    /** This one and everything inside it. */
    Stream<XmlElement> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(XmlElement::all));
    }

    /** Its own id, or that of the nearest element around it that has one. */
    String nearestId() {
        String id = value("", "id");
        return !id.isEmpty() || parent == null ? id : parent.nearestId();
    }

    Place place() {
        return new Place(nearestId(), line, column);
    }

    Place place(XmlAttribute attribute) {
        return new Place(nearestId(), attribute.line(), attribute.column());
    }

    record XmlName(String namespace, String prefix, String local) {

        boolean is(String otherNamespace, String otherLocal) {
            return namespace.equals(otherNamespace) && local.equals(otherLocal);
        }

        String shown() {
            return prefix.isEmpty() ? local : prefix + ":" + local;
        }
    }

    record XmlAttribute(XmlName name, String value, int line, int column) {}
}
