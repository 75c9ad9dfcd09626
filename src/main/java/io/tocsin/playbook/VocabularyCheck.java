package io.tocsin.playbook;

import io.tocsin.playbook.Vocabulary.Entry;
import io.tocsin.playbook.XmlElement.XmlAttribute;

/** Holds every element, attribute and text against the vocabulary. */
final class VocabularyCheck {

    private final Vocabulary vocabulary;
    private final Findings findings;

    VocabularyCheck(Vocabulary vocabulary, Findings findings) {
        this.vocabulary = vocabulary;
        this.findings = findings;
    }

    void check(XmlElement element) {
        String name = vocabulary.canonical(element.name);
        String parent = element.parent == null ? "" : vocabulary.canonical(element.parent.name);
        Entry entry = vocabulary.entry(parent, name);
        for (XmlAttribute attribute : element.attributes) {
            check(element, attribute, entry);
        }
        text(element, entry);
        for (XmlElement child : element.children) {
            if (allowed(element, child, entry)) {
                check(child);
            }
        }
    }

    private boolean allowed(XmlElement element, XmlElement child, Entry entry) {
        String name = vocabulary.canonical(child.name);
        if (entry.children().contains(name)) {
            return true;
        }
        if (name == null || child.name.namespace().isEmpty()) {
            findings.error("unknown-extension", child.place(), "unknown extension " + child.name.shown());
        } else if (vocabulary.entry("", name) != null) {
            findings.error(
                    "misplaced", child.place(), child.name.shown() + " is not allowed inside " + element.name.shown());
        } else {
            findings.error("element", child.place(), Prohibitions.element(child.name));
        }
        return false;
    }

    private void check(XmlElement element, XmlAttribute attribute, Entry entry) {
        String name = vocabulary.canonical(attribute.name());
        ValueGrammar grammar = name == null ? null : entry.attributes().get(name);
        if (grammar != null) {
            grammar.complaint(attribute.value())
                    .ifPresent(why -> findings.error(
                            "value", element.place(attribute), attribute.name().shown() + " " + why));
        } else if (name == null) {
            findings.error(
                    "unknown-extension",
                    element.place(attribute),
                    "unknown extension " + attribute.name().shown());
        } else {
            findings.error("attribute", element.place(attribute), Prohibitions.attribute(attribute.name()));
        }
    }

    private void text(XmlElement element, Entry entry) {
        String text = element.text.toString();
        if (entry.text() != null) {
            entry.text()
                    .complaint(text.strip())
                    .ifPresent(why -> findings.error("value", element.place(), element.name.shown() + " " + why));
        } else if (!text.isBlank()) {
            findings.error("text", element.place(), "text is not allowed in " + element.name.shown());
        }
    }
}
