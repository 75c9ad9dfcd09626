package io.tocsin.playbook;

import io.tocsin.playbook.XmlElement.XmlName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The list of everything that a kind of file may contain, read from a text beside this class. */
final class Vocabulary {

    private final Map<String, String> prefixes = new HashMap<>();
    private final Map<String, String> macros = new HashMap<>();
    private final Map<String, Entry> entries = new HashMap<>();

    static Vocabulary of(String resource) {
        try (InputStream stream = Vocabulary.class.getResourceAsStream(resource)) {
            Vocabulary vocabulary = new Vocabulary();
            new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(vocabulary::line);
            return vocabulary;
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** The name in the list's own prefixes; null if the namespace is none of the list's. */
    String canonical(XmlName name) {
        if (name.namespace().isEmpty()) {
            return name.local();
        }
        String prefix = prefixes.get(name.namespace());
        return prefix == null ? null : prefix + ":" + name.local();
    }

    /** What may stand in the element; null if it may not stand anywhere. */
    Entry entry(String parent, String element) {
        Entry special = entries.get(parent + "/" + element);
        return special == null ? entries.get(element) : special;
    }

    private void line(String line) {
        if (line.isBlank() || line.startsWith("#")) {
            return;
        }
        if (line.startsWith("@")) {
            String[] parts = line.substring(1).split(" = ");
            prefixes.put(parts[1].strip(), parts[0].strip());
        } else if (line.startsWith("%")) {
            String[] parts = line.split(" = ", 2);
            macros.put(parts[0].strip(), parts[1].strip());
        } else {
            String[] parts = line.split("\\|", -1);
            entries.put(
                    parts[0].strip(),
                    new Entry(
                            attributes(parts[1]),
                            words(parts[2]),
                            parts.length > 3 ? ValueGrammar.named(parts[3].strip()) : null));
        }
    }

    private Map<String, ValueGrammar> attributes(String text) {
        Map<String, ValueGrammar> attributes = new LinkedHashMap<>();
        for (String word : words(text)) {
            String[] parts = word.split("=");
            attributes.put(parts[0], ValueGrammar.named(parts[1]));
        }
        return attributes;
    }

    private Set<String> words(String text) {
        Set<String> words = new LinkedHashSet<>();
        for (String word : text.strip().split("\\s+")) {
            if (macros.containsKey(word)) {
                words.addAll(words(macros.get(word)));
            } else if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    /** @param text grammar of the element's own text, null if it has none */
    record Entry(Map<String, ValueGrammar> attributes, Set<String> children, ValueGrammar text) {}
}
