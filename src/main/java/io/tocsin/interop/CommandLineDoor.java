package io.tocsin.interop;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;

/**
 * The program's commands. Arguments such as {@code --spring.profiles.active=demo} are settings: alone they start the
 * server, beside a command they are handed to it.
 */
public final class CommandLineDoor {

    private CommandLineDoor() {}

    /** True if the arguments ask for a command (or for help) and not for the server. */
    public static boolean isFor(String... args) {
        return Arrays.stream(args).anyMatch(Predicate.not(CommandLineDoor::setting));
    }

    /**
     * Runs the command that the arguments name.
     *
     * @param commands makes the picocli commands; is given the settings among the arguments
     * @return exit code: 2 if the arguments cannot be understood, otherwise the command's own
     */
    public static int run(
            PrintWriter out, PrintWriter err, String[] args, Function<List<String>, List<Object>> commands) {
        CommandLine line = new CommandLine(new Program());
        commands.apply(Arrays.stream(args).filter(CommandLineDoor::setting).toList())
                .forEach(line::addSubcommand);
        return line.setOut(out)
                .setErr(err)
                .execute(Arrays.stream(args)
                        .filter(Predicate.not(CommandLineDoor::setting))
                        .toArray(String[]::new));
    }

    private static boolean setting(String arg) {
        return arg.matches("--[^=]+\\.[^=]+(=.*)?");
    }

    @Command(
            name = "java -jar tocsin.jar",
            description = "Without a command: starts the server.",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            subcommands = HelpCommand.class)
    private static final class Program {}

    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {
                "tocsin "
                        + Optional.ofNullable(CommandLineDoor.class.getPackage().getImplementationVersion())
                                .orElse("(unpackaged)")
            };
        }
    }
}
