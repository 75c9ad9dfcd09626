package io.tocsin.incident;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.util.StreamUtils;

/** Draws innocuous words: trees, birds and herbs say nothing about a case. */
@Component
class Codenames {

    private final IncidentRows incidents;
    private final SecureRandom random = new SecureRandom();
    private final List<String> words;

    Codenames(IncidentRows incidents) throws java.io.IOException {
        this.incidents = incidents;
        String text = StreamUtils.copyToString(
                new ClassPathResource("codenames.txt").getInputStream(), StandardCharsets.UTF_8);
        this.words = text.lines().filter(line -> !line.isBlank()).toList();
    }

    /** A word that no case has had; with a number behind it once all words are used. */
    String draw() {
        int start = random.nextInt(words.size());
        for (int i = 0; i < words.size(); i++) {
            String word = words.get((start + i) % words.size());
            if (!incidents.codenameInUse(word)) {
                return word;
            }
        }
        int turn = 2;
        while (incidents.codenameInUse(words.get(start) + " " + turn)) {
            turn++;
        }
        return words.get(start) + " " + turn;
    }
}
