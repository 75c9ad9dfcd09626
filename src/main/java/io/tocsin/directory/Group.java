package io.tocsin.directory;

import java.util.Locale;
import java.util.Map;

/**
 * A body that gets tasks.
 *
 * @param code upper case, for example {@code COORD}
 * @param names by language, {@code en} and {@code pt}
 */
public record Group(String code, Map<String, String> names) {

    public String name(Locale locale) {
        return names.getOrDefault(locale.getLanguage(), names.getOrDefault("en", code));
    }
}
