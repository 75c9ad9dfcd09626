package io.tocsin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * The real program in a process and a directory of its own. The jar is unpacked once and its classes are archived once,
 * because fifty starts must fit into a few minutes.
 */
final class JarServer {

    private static final String PASSWORD = "heron-loud-marble-41";
    static final List<String> PEOPLE = List.of("crash1", "crash2", "crash3");

    private static final Path BASE = Path.of(System.getProperty("tocsin.basedir"));
    private static final Path JAR = Path.of(System.getProperty("tocsin.jar"));
    private static final String JAVA = ProcessHandle.current().info().command().orElse("java");

    private final Path home;
    private final int smtpPort;
    private final int port;
    private final List<String> jvm = new ArrayList<>(
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-XX:+ExitOnOutOfMemoryError"));
    private Path jar = JAR;
    private Process process;

    /** @param home an empty directory */
    JarServer(Path home, int smtpPort) throws IOException {
        this.home = home;
        this.smtpPort = smtpPort;
        this.port = freePort();
        Path config = Files.createDirectories(home.resolve("config"));
        try (var files = Files.walk(BASE.resolve("config"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy =
                        config.resolve(BASE.resolve("config").relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        Path directory = config.resolve("directory.yml");
        StringBuilder people = new StringBuilder(Files.readString(directory)).append('\n');
        for (String person : PEOPLE) {
            people.append("  - {username: %1$s, name: %1$s, groups: [LIAISON, DUTY], clearance: C4, language: en,"
                            .formatted(person)
                    + " mail: %s@tocsin.example, %s}\n".formatted(person, secret(person)));
        }
        Files.writeString(directory, people);
    }

    // One signs in with a password, the others with tokens: each password costs every start a check against guesses.
    private static String secret(String person) {
        return person.equals(PEOPLE.get(0))
                ? "password: '{bcrypt}" + new BCryptPasswordEncoder(10).encode(PASSWORD) + "'"
                : "token-sha256: " + sha256(token(person));
    }

    private static String token(String person) {
        return person + "-" + PASSWORD;
    }

    /** What this person's program sends as its authorization. */
    static String authorization(String person) {
        return person.equals(PEOPLE.get(0))
                ? "Basic " + Base64.getEncoder().encodeToString((person + ":" + PASSWORD).getBytes(UTF_8))
                : "Bearer " + token(person);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Another process over the same directory. */
    JarServer twin() throws IOException {
        return new JarServer(this);
    }

    private JarServer(JarServer other) throws IOException {
        home = other.home;
        smtpPort = other.smtpPort;
        port = freePort();
        jar = other.jar;
        jvm.addAll(other.jvm);
    }

    /** Prepares fast starts in this directory; without it the jar itself is started. */
    JarServer archived(Path shared) throws Exception {
        jar = shared.resolve("app/tocsin.jar");
        Path archive = shared.resolve("tocsin.jsa");
        if (!Files.exists(archive)) {
            run(List.of(
                    JAVA,
                    "-Djarmode=tools",
                    "-jar",
                    JAR.toString(),
                    "extract",
                    "--destination",
                    shared.resolve("app").toString()));
            Path scratch = Files.createDirectories(shared.resolve("training"));
            JarServer training = new JarServer(scratch, smtpPort);
            training.jar = jar;
            training.jvm.add("-XX:ArchiveClassesAtExit=" + archive);
            training.start();
            training.tryOut();
            training.stop(Duration.ofMinutes(2));
        }
        jvm.add("-XX:SharedArchiveFile=" + archive);
        return this;
    }

    // Loads the classes of a first report as well as those of the start.
    private void tryOut() {
        DeskClient client = new DeskClient(PEOPLE.get(0), port);
        Awaitility.await("training")
                .atMost(Duration.ofMinutes(2))
                .ignoreExceptions()
                .until(() -> !running()
                        || client.report("2026/training", Instant.EPOCH).status() > 0);
    }

    void start(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(JAVA));
        command.addAll(jvm);
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-jar",
                jar.toString(),
                "--server.port=" + port,
                "--server.address=127.0.0.1",
                "--tocsin.playbook.folder=" + BASE.resolve("processes"),
                "--tocsin.public-url=http://127.0.0.1:" + port,
                "--tocsin.notification.allow-plain-smtp=true",
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + smtpPort));
        process = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    boolean running() {
        return process != null && process.isAlive();
    }

    /** As if the power of this one process had gone: nothing of it runs any more when this returns. */
    void kill() {
        process.toHandle().destroyForcibly();
        process.onExit().join();
    }

    /** Asks it to end; -1 if it has not within the time. */
    int stop(Duration atMost) throws InterruptedException {
        process.destroy();
        return exit(atMost);
    }

    int exit(Duration atMost) throws InterruptedException {
        return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS) ? process.exitValue() : -1;
    }

    int port() {
        return port;
    }

    Path home() {
        return home;
    }

    /** Everything it ever said, over all starts. */
    Path log() {
        return home.resolve("server-" + port + ".log");
    }

    /** Last lines of the log, for a failure's message. */
    String lastWords() throws IOException {
        List<String> lines = Files.exists(log()) ? Files.readAllLines(log()) : List.of();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    }

    private static void run(List<String> command) throws Exception {
        Process tool = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(new File("crash-prepare.log")))
                .start();
        if (tool.waitFor() != 0) {
            throw new IllegalStateException("Could not run " + command + ": see crash-prepare.log");
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
