package io.tocsin.playbook;

import io.tocsin.playbook.XmlElement.XmlAttribute;
import io.tocsin.playbook.XmlElement.XmlName;
import java.io.StringReader;
import java.time.Duration;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Streams XML into elements and stops at the first limit. Never resolves an entity, a schema or an address. */
final class XmlReading {

    static final int DEEPEST = 64;
    static final int MOST_ELEMENTS = 2_000;
    static final int MOST_DETAILS = 10_000;
    static final int MOST_ATTRIBUTES = 64;
    static final int LONGEST_ATTRIBUTE = 4 * 1024;
    static final Duration BUDGET = Duration.ofSeconds(2);

    // Drawing, references and properties: many per element of the model, and cheap.
    private static final Set<String> DETAILS = Set.of("incoming", "outgoing", "flowNodeRef", "extensionElements");

    private final Findings findings;
    private final String kind;
    private final XmlPlaces places;
    private final String text;
    private final long end;
    private int depth;
    private int elements;
    private int details;

    XmlReading(Findings findings, String kind, String text, Duration budget) {
        this.findings = findings;
        this.kind = kind;
        this.text = text;
        this.places = new XmlPlaces(text);
        this.end = System.nanoTime() + budget.toNanos();
    }

    XmlElement root() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("external content is not allowed");
        });
        try {
            return read(factory.createXMLStreamReader(new StringReader(text)));
        } catch (XMLStreamException malformed) {
            throw refused(malformed);
        }
    }

    private XmlElement read(XMLStreamReader reader) throws XMLStreamException {
        XmlElement current = null;
        while (reader.hasNext()) {
            int event = reader.next();
            if (System.nanoTime() > end) {
                throw findings.stop("limit-time", here(reader), "takes longer than 2 s to read");
            }
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> current = started(reader, current);
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    if (current.parent == null) {
                        finish(reader);
                        return current;
                    }
                    current = current.parent;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> current.text.append(reader.getText());
                default -> other(event, reader);
            }
        }
        throw findings.stop("not-a-model", Place.FILE, "not " + kind);
    }

    private void finish(XMLStreamReader reader) throws XMLStreamException {
        while (reader.hasNext()) {
            other(reader.next(), reader);
        }
    }

    private void other(int event, XMLStreamReader reader) {
        switch (event) {
            case XMLStreamConstants.DTD -> throw findings.stop("doctype", here(reader), "DOCTYPE not allowed");
            case XMLStreamConstants.PROCESSING_INSTRUCTION ->
                throw findings.stop("processing-instruction", here(reader), "processing instructions are not allowed");
            case XMLStreamConstants.ENTITY_REFERENCE ->
                throw findings.stop("entity", here(reader), "entities are not allowed");
            default -> {
                // Comments and blanks say nothing to the engine.
            }
        }
    }

    private XmlElement started(XMLStreamReader reader, XmlElement parent) {
        int[] tag = places.tagEndingAt(
                reader.getLocation().getLineNumber(), reader.getLocation().getColumnNumber());
        XmlName name = new XmlName(of(reader.getNamespaceURI()), of(reader.getPrefix()), reader.getLocalName());
        XmlElement element = new XmlElement(name, parent, places.line(tag[0]), places.column(tag[0]));
        count(element, reader.getAttributeCount() + reader.getNamespaceCount());
        var offsets = places.attributesOf(tag[0], tag[1]);
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            XmlName attribute = new XmlName(
                    of(reader.getAttributeNamespace(i)),
                    of(reader.getAttributePrefix(i)),
                    reader.getAttributeLocalName(i));
            int offset = offsets.getOrDefault(attribute.shown(), tag[0]);
            XmlAttribute read = new XmlAttribute(
                    attribute, reader.getAttributeValue(i), places.line(offset), places.column(offset));
            if (read.value().length() > LONGEST_ATTRIBUTE) {
                throw findings.stop(
                        "limit-attribute",
                        element.place(read),
                        "attribute " + attribute.shown() + " is longer than 4 KiB");
            }
            element.attributes.add(read);
        }
        if (parent != null) {
            parent.children.add(element);
        }
        return element;
    }

    private void count(XmlElement element, int attributes) {
        if (++depth > DEEPEST) {
            throw findings.stop("limit-depth", element.place(), "elements nested deeper than " + DEEPEST);
        }
        if (attributes > MOST_ATTRIBUTES) {
            throw findings.stop("limit-attributes", element.place(), "more than 64 attributes on one element");
        }
        boolean detail = element.name.namespace().contains("/DI")
                || element.name.namespace().contains("/DD/")
                || element.name.namespace().contains("/DC/")
                || element.name.namespace().contains("/DMNDI/")
                || element.name.namespace().contains("camunda.org")
                || DETAILS.contains(element.name.local());
        elements += detail ? 0 : 1;
        details += detail ? 1 : 0;
        if (elements > MOST_ELEMENTS) {
            throw findings.stop("limit-elements", element.place(), "more than 2,000 elements");
        }
        if (details > MOST_DETAILS) {
            throw findings.stop(
                    "limit-elements", element.place(), "more than 10,000 shapes, references and properties");
        }
    }

    private RuntimeException refused(XMLStreamException malformed) {
        String message = String.valueOf(malformed.getMessage());
        Place place = malformed.getLocation() == null
                ? Place.FILE
                : Place.at(
                        Math.max(malformed.getLocation().getLineNumber(), 0),
                        Math.max(malformed.getLocation().getColumnNumber(), 0));
        // The parser's own limits carry a code; whichever strikes, ours are lower.
        if (message.contains("JAXP00010002")) {
            return findings.stop("limit-attributes", place, "more than 64 attributes on one element");
        }
        if (message.contains("JAXP0001")) {
            return findings.stop("limit-parser", place, "larger than the XML parser's limits");
        }
        String reason = message.substring(message.lastIndexOf("Message: ") + 1).replaceFirst("^essage: ", "");
        return findings.stop(
                "not-a-model",
                place,
                "not " + kind + ": " + reason.replaceAll("\\s+", " ").strip());
    }

    private static Place here(XMLStreamReader reader) {
        return Place.at(
                reader.getLocation().getLineNumber(), reader.getLocation().getColumnNumber());
    }

    private static String of(String text) {
        return text == null ? "" : text;
    }
}
