package io.tocsin.web;

import io.tocsin.shared.Refusal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * Looks at the settings of a server before anything else starts, and refuses in one line those that are missing or
 * would open a door that nobody meant to open. Commands, which listen to nobody, are not looked at; the demo needs
 * neither an address nor a relay, but opens no door either.
 */
public class StartSettingsCheck implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

    private static final Set<String> TRUE = Set.of("true", "on", "yes", "1");
    private static final Set<String> FALSE = Set.of("false", "off", "no", "0");
    private static final Set<String> LOOPBACK = Set.of("localhost", "::1", "[::1]", "0:0:0:0:0:0:0:1");
    private static final List<String> H2_DOORS = List.of("INIT=", "FILE_LOCK=NO", "LOG=0", "LOCK_MODE=0");

    private final UnknownSettings unknown = new UnknownSettings();

    /** Last, when every file has been read. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        if (yes(event.getEnvironment(), "tocsin.command")) {
            return;
        }
        unknown.first(event.getEnvironment().getPropertySources()).ifPresent(found -> {
            throw refused(found);
        });
        check(event.getEnvironment());
    }

    static void check(Environment settings) {
        closedConsole(settings);
        closedDatabase(settings);
        closedAddress(settings);
        if (!settings.acceptsProfiles(Profiles.of("demo"))) {
            publicUrl(settings);
            directory(settings);
            relay(settings);
        }
    }

    private static void publicUrl(Environment settings) {
        String url = text(settings, "tocsin.public-url");
        if (url.isEmpty()) {
            throw refused("tocsin.public-url is missing: set it to the address under which people reach this program,"
                    + " for example https://tocsin.example.org");
        }
        try {
            URI uri = URI.create(url);
            if (uri.getHost() != null && Set.of("http", "https").contains(lower(uri.getScheme()))) {
                return;
            }
        } catch (IllegalArgumentException malformed) {
            // Refused with the others.
        }
        throw refused("tocsin.public-url=" + url + " is no address: set one that begins with https:// or http://");
    }

    private static void directory(Environment settings) {
        String file = settings.getProperty("tocsin.directory.file", "./config/directory.yml");
        if (!Files.isRegularFile(Path.of(file))) {
            throw refused("tocsin.directory.file=" + file + ": there is no such file; set it to the file with your"
                    + " people and groups");
        }
    }

    private static void relay(Environment settings) {
        boolean sends = !no(settings, "tocsin.notification.sender.enabled");
        if (sends && text(settings, "spring.mail.host").isEmpty()) {
            throw refused("spring.mail.host is missing: set it to the server that takes the mails");
        }
        String mail = "spring.mail.properties.mail.";
        boolean tlsFromTheStart = lower(text(settings, "spring.mail.protocol")).equals("smtps")
                || yes(settings, mail + "smtp.ssl.enable");
        if (yes(settings, "tocsin.notification.allow-plain-smtp")) {
            return;
        }
        String plain = ": mails would leave without TLS; remove it, or set tocsin.notification.allow-plain-smtp=true";
        Stream.of("smtp.starttls.required", "smtp.starttls.enable", "smtp.ssl.enable", "smtps.ssl.enable")
                .map(key -> mail + key)
                .filter(key -> !tlsFromTheStart && no(settings, key))
                .findFirst()
                .ifPresent(key -> {
                    throw refused(key + "=" + text(settings, key) + plain);
                });
        Stream.of("smtp.ssl.trust", "smtps.ssl.trust")
                .filter(key -> text(settings, mail + key).contains("*"))
                .findFirst()
                .ifPresent(key -> {
                    throw refused(mail + key + "=* trusts whoever answers: name the mail server's host instead");
                });
    }

    private static void closedConsole(Environment settings) {
        if (yes(settings, "spring.h2.console.enabled")) {
            throw refused("spring.h2.console.enabled=true opens the database to the network: remove it");
        }
        for (String key : List.of("name", "password", "roles")) {
            if (!text(settings, "spring.security.user." + key).isEmpty()) {
                throw refused("spring.security.user." + key + " has no meaning here: remove it and set people and"
                        + " passwords in tocsin.directory.file");
            }
        }
    }

    private static void closedDatabase(Environment settings) {
        for (String key : List.of("spring.datasource.url", "spring.datasource.hikari.jdbc-url")) {
            String url = text(settings, key).replaceAll("\\s", "").toUpperCase(Locale.ROOT);
            H2_DOORS.stream()
                    .filter(door -> url.startsWith("JDBC:H2:") && (url + ";").contains(";" + ended(door)))
                    .findFirst()
                    .ifPresent(door -> {
                        throw refused(key + " says " + door + ", which runs foreign SQL or risks what is stored:"
                                + " remove it");
                    });
        }
    }

    private static void closedAddress(Environment settings) {
        String address = text(settings, "server.address");
        boolean onlyHere = LOOPBACK.contains(lower(address)) || address.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
        boolean tls = !no(settings, "server.ssl.enabled")
                && Stream.of("bundle", "key-store", "certificate")
                        .anyMatch(key -> !text(settings, "server.ssl." + key).isEmpty());
        boolean silent = text(settings, "server.port").startsWith("-");
        if (!onlyHere && !tls && !silent && !web(settings).behindProxy()) {
            throw refused("server.address=" + address + " lets other machines sign in without TLS: set server.ssl.*,"
                    + " or server.address=127.0.0.1, or tocsin.web.behind-proxy=true if a proxy ends TLS");
        }
    }

    private static WebSettings web(Environment settings) {
        return Binder.get(settings).bindOrCreate("tocsin.web", WebSettings.class);
    }

    private static String ended(String door) {
        return door.endsWith("=") ? door : door + ";";
    }

    private static boolean yes(Environment settings, String key) {
        return TRUE.contains(lower(text(settings, key)));
    }

    private static boolean no(Environment settings, String key) {
        return FALSE.contains(lower(text(settings, key)));
    }

    private static String text(Environment settings, String key) {
        return settings.getProperty(key, "").strip();
    }

    private static String lower(String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }

    private static Refusal refused(String why) {
        return new Refusal(Refusal.Kind.RULE_BROKEN, "settings-refused", why);
    }
}
