package io.tocsin;

import io.tocsin.audit.AuditCommand;
import io.tocsin.interop.CommandLineDoor;
import io.tocsin.studio.TestCommand;
import io.tocsin.web.StartSettingsCheck;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts Tocsin: the server without arguments, otherwise the command that the first argument names. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Tocsin {

    /** Port -1 opens no door: pages and API exist, but nobody can reach them. */
    private static final List<String> QUIET = List.of(
            "--server.port=-1",
            "--tocsin.command=true",
            "--tocsin.engine.job-executor=false",
            "--tocsin.notification.sender.enabled=false");

    public static void main(String[] args) {
        if (CommandLineDoor.isFor(args)) {
            System.exit(CommandLineDoor.run(
                    new PrintWriter(System.out, true), new PrintWriter(System.err, true), args, Tocsin::commands));
        }
        SpringApplication server = new SpringApplication(Tocsin.class);
        server.addListeners(new StartSettingsCheck());
        server.run(args);
    }

    static List<Object> commands(List<String> settings) {
        return List.of(new AuditCommand(settings), new TestCommand(settings, Tocsin::withoutServer));
    }

    /** The application for a command that needs its beans: nothing listens, and nothing acts by itself. */
    static ConfigurableApplicationContext withoutServer(List<String> settings) {
        return new SpringApplicationBuilder(Tocsin.class)
                .logStartupInfo(false)
                .run(Stream.concat(settings.stream(), QUIET.stream()).toArray(String[]::new));
    }
}
