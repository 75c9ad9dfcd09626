package io.tocsin.studio;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code test processes/}: plays every scenario of a folder on the real engine, in memory, on a virtual clock. */
@Command(
        name = "test",
        description = {
            "Plays the scenarios (folders named scenarios, files *.yml) and tells what happened.",
            "Exit code: 0 all passed, 1 some failed, 2 could not play."
        },
        mixinStandardHelpOptions = true,
        exitCodeOnExecutionException = 2)
public final class TestCommand implements java.util.concurrent.Callable<Integer> {

    private final List<String> settings;
    private final Function<List<String>, ConfigurableApplicationContext> start;

    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "FOLDER", defaultValue = "processes", description = "Holds the models. Default: processes")
    private Path folder;

    @Option(names = "--only", paramLabel = "TEXT", description = "Only scenarios whose file name contains this.")
    private String only;

    @Option(names = "--quiet", description = "Tell the timeline of failed scenarios only.")
    private boolean quiet;

    /** @param start starts the application without a server, with these settings */
    public TestCommand(List<String> settings, Function<List<String>, ConfigurableApplicationContext> start) {
        this.settings = settings;
        this.start = start;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = command.commandLine().getOut();
        if (!Files.isDirectory(folder)) {
            command.commandLine().getErr().println("There is no folder " + folder);
            return 2;
        }
        List<Path> files = files();
        List<String> all = Stream.concat(
                        settings.stream(),
                        Stream.of("--spring.profiles.active=scenario", "--tocsin.playbook.folder=" + folder))
                .toList();
        int failed = 0;
        Map<String, Set<String>> visited = new TreeMap<>();
        Map<String, Set<String>> drawn = new TreeMap<>();
        try (ConfigurableApplicationContext context = start.apply(all)) {
            Scenarios scenarios = context.getBean(Scenarios.class);
            for (Path file : files) {
                Scenarios.Result result = scenarios.play(file);
                tell(out, file, result);
                failed += result.passed() ? 0 : 1;
                merge(visited, result.visited());
                merge(drawn, result.drawn());
            }
        }
        drawn.forEach((process, nodes) -> {
            Set<String> missing = new TreeSet<>(nodes);
            missing.removeAll(visited.getOrDefault(process, Set.of()));
            out.println(process + ": " + (nodes.size() - missing.size()) + " of " + nodes.size() + " flow nodes visited"
                    + (missing.isEmpty() ? "" : "; never: " + String.join(", ", missing)));
        });
        out.println((files.size() - failed) + " passed, " + failed + " failed");
        return failed == 0 ? 0 : 1;
    }

    private void tell(PrintWriter out, Path file, Scenarios.Result result) {
        out.println((result.passed() ? "passed  " : "FAILED  ") + result.name() + "  (" + file + ")");
        if (!quiet || !result.passed()) {
            result.timeline().forEach(line -> out.println("    " + line));
        }
        result.failures().forEach(failure -> out.println("  ! " + failure));
        out.println();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(
                            file -> file.getParent() != null && file.getParent().endsWith("scenarios"))
                    .filter(file ->
                            file.toString().endsWith(".yml") && !file.toString().endsWith("-answers.yml"))
                    .filter(file ->
                            only == null || file.getFileName().toString().contains(only))
                    .sorted()
                    .toList();
        }
    }

    private static void merge(Map<String, Set<String>> into, Map<String, Set<String>> from) {
        from.forEach((process, nodes) ->
                into.computeIfAbsent(process, key -> new TreeSet<>()).addAll(nodes));
    }
}
