package io.tocsin.web;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * Finds a {@code tocsin.*} key that nothing reads: a slip of the pen would otherwise leave the default in force without
 * a word. The environment and the system properties are not searched, because other programs name things there too.
 */
class UnknownSettings {

    /** Read one by one, not as part of a settings record. */
    private static final Set<String> SINGLE = Set.of("tocsin.public-url", "tocsin.mark", "tocsin.command");

    private static final Set<String> FOREIGN = Set.of(
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
            StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);

    /** {@code URL [file:config/application.yml]} and its like. */
    private static final Pattern DESCRIBED = Pattern.compile("^[^\\[]*\\[(?:file:)?(.*)]$");

    private final Set<String> known = known();

    /** One sentence about the first such key and where it stands. */
    Optional<String> first(Iterable<PropertySource<?>> sources) {
        for (PropertySource<?> source : sources) {
            if (source instanceof EnumerablePropertySource<?> readable && !FOREIGN.contains(source.getName())) {
                Optional<String> found = Arrays.stream(readable.getPropertyNames())
                        .filter(name -> name.toLowerCase(Locale.ROOT).startsWith("tocsin."))
                        .filter(name -> !isKnown(plain(name), readable.getProperty(name)))
                        .findFirst();
                if (found.isPresent()) {
                    return Optional.of(found.get() + " in " + place(source, found.get())
                            + " is no setting of this program: correct or remove it");
                }
            }
        }
        return Optional.empty();
    }

    private boolean isKnown(String name, Object value) {
        // A group whose keys are all commented out arrives as an empty value.
        boolean emptyGroup = value == null || value.toString().isEmpty();
        return known.contains(name) || emptyGroup && known.stream().anyMatch(key -> key.startsWith(name + "."));
    }

    private static String place(PropertySource<?> source, String name) {
        Origin origin = OriginLookup.getOrigin(source, name);
        if (origin instanceof TextResourceOrigin file && file.getResource() != null) {
            String line = file.getLocation() == null
                    ? ""
                    : " line " + (file.getLocation().getLine() + 1);
            return DESCRIBED.matcher(file.getResource().getDescription()).replaceFirst("$1") + line;
        }
        return source.getName().equals("commandLineArgs") ? "the arguments" : source.getName();
    }

    /** As keys are compared: {@code publicUrl}, {@code public_url} and {@code public-url} are one; so are list items. */
    private static String plain(String key) {
        return key.toLowerCase(Locale.ROOT).replaceAll("\\[\\d+]", "").replaceAll("[-_]", "");
    }

    private static Set<String> known() {
        Set<String> keys = new HashSet<>();
        SINGLE.forEach(key -> keys.add(plain(key)));
        var scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        scan.findCandidateComponents("io.tocsin").forEach(found -> {
            Class<?> settings = ClassUtils.resolveClassName(found.getBeanClassName(), null);
            ConfigurationProperties under = settings.getAnnotation(ConfigurationProperties.class);
            collect(
                    Stream.of(under.prefix(), under.value())
                            .filter(p -> !p.isEmpty())
                            .findFirst()
                            .orElseThrow(),
                    settings,
                    keys);
        });
        return keys;
    }

    private static void collect(String prefix, Class<?> settings, Set<String> keys) {
        for (RecordComponent component : settings.getRecordComponents()) {
            String key = prefix + "." + component.getName();
            if (component.getType().isRecord()) {
                collect(key, component.getType(), keys);
            } else {
                keys.add(plain(key));
            }
        }
    }
}
