package io.tocsin.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.lang.reflect.RecordComponent;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Every key that the program reads, for example {@code tocsin.directory.file}: in a settings record or by a parameter. */
final class SettingKeys {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(tocsin\\.[a-z0-9.-]+)");

    private SettingKeys() {}

    static SortedSet<String> all() {
        SortedSet<String> keys = new TreeSet<>();
        ProductionCode.CLASSES.stream()
                .filter(type -> type.isAnnotatedWith(ConfigurationProperties.class))
                .map(JavaClass::reflect)
                .forEach(type -> collect(prefix(type), type, keys));
        ProductionCode.CLASSES.stream()
                .flatMap(type -> type.getCodeUnits().stream())
                .flatMap(unit -> unit.getParameters().stream())
                .filter(parameter -> parameter.isAnnotatedWith(Value.class))
                .map(parameter -> PLACEHOLDER.matcher(
                        parameter.getAnnotationOfType(Value.class).value()))
                .forEach(match -> match.results().map(found -> found.group(1)).forEach(keys::add));
        return keys;
    }

    static String prefix(Class<?> settings) {
        var annotation = settings.getAnnotation(ConfigurationProperties.class);
        return annotation.prefix().isEmpty() ? annotation.value() : annotation.prefix();
    }

    private static void collect(String prefix, Class<?> settings, SortedSet<String> keys) {
        for (RecordComponent component : settings.getRecordComponents()) {
            String key = prefix + "." + kebab(component.getName());
            if (component.getType().isRecord()) {
                collect(key, component.getType(), keys);
            } else {
                keys.add(key);
            }
        }
    }

    private static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase();
    }
}
