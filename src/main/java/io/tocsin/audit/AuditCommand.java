package io.tocsin.audit;

import io.tocsin.audit.AuditVerdict.Broken;
import io.tocsin.audit.AuditVerdict.Intact;
import io.tocsin.shared.Refusal;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code audit verify}: says whether the record is as it was written. Reads the configured database without starting
 * the application and without changing a byte. Exit code 0 intact, 1 broken, 2 could not look.
 */
@Command(name = "audit", description = "The sealed record of every incident.", mixinStandardHelpOptions = true)
public final class AuditCommand {

    private final String[] settings;

    @Spec
    private CommandSpec command;

    /** @param settings what the server would be given, for example {@code --spring.profiles.active=postgres} */
    public AuditCommand(List<String> settings) {
        this.settings = settings.toArray(String[]::new);
    }

    @Command(
            name = "verify",
            description = {
                "Reads the record again and names the first entry that is not as it was written.",
                "Exit code: 0 intact, 1 broken, 2 could not look."
            },
            mixinStandardHelpOptions = true,
            exitCodeOnExecutionException = 2)
    int verify(
            @Option(names = "--incident", paramLabel = "NUMBER", description = "Only this one, for example K7-0001.")
                    String number) {
        try {
            AuditVerdict verdict = look(environment(), number);
            if (verdict instanceof Broken broken) {
                say("broken: incident " + broken.incident() + ", entry " + broken.seq() + ": " + broken.why());
                return 1;
            }
            if (verdict instanceof Intact intact) {
                say("intact: " + intact.entries() + " entries in " + intact.incidents() + " incidents");
            }
            return 0;
        } catch (Refusal e) {
            command.commandLine().getErr().println(e.getMessage());
            return 2;
        }
    }

    private static AuditVerdict look(Environment environment, String number) {
        try (ReadOnlyDatabase database = ReadOnlyDatabase.open(
                environment.getProperty("spring.datasource.url", ""),
                environment.getProperty("spring.datasource.username", ""),
                environment.getProperty("spring.datasource.password", ""))) {
            AuditSettings audit = Binder.get(environment).bindOrCreate("tocsin.audit", AuditSettings.class);
            KeyFile key = new KeyFile(audit.keyFile());
            if (!key.exists()) {
                throw ReadOnlyDatabase.cannotLook("The audit key file " + key.path()
                        + " is missing (tocsin.audit.key-file): nothing can be verified without it");
            }
            AuditTrail trail = new AuditTrail(JdbcClient.create(database.source()), new Seals(key.read()));
            return database.read(() -> number == null ? Optional.of(trail.verifyAll()) : trail.verify(number))
                    .orElseThrow(() -> ReadOnlyDatabase.cannotLook("There is no incident " + number));
        }
    }

    // Resolves the configuration exactly as the server would, and starts nothing else.
    private Environment environment() {
        try (var context = new SpringApplicationBuilder(NoBeans.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .run(settings)) {
            return context.getEnvironment();
        }
    }

    private void say(String line) {
        command.commandLine().getOut().println(line);
    }

    private static final class NoBeans {}
}
