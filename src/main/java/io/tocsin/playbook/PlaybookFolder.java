package io.tocsin.playbook;

import io.tocsin.engine.ModelRefused;
import io.tocsin.engine.ProcessModels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Brings the folder's models to the engine at start, one folder as one unit, after each file was admitted. What the engine
 * has already in the same words is left as it is. A refused model stops the start: half a playbook is worse than none.
 */
@Component
class PlaybookFolder implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PlaybookFolder.class);
    private static final List<String> SHELVES = List.of("system", "shared", "playbooks");

    private final PlaybookSettings settings;
    private final ModelAdmission admission;
    private final ProcessModels models;
    private volatile boolean running;

    PlaybookFolder(PlaybookSettings settings, ModelAdmission admission, ProcessModels models) {
        this.settings = settings;
        this.admission = admission;
        this.models = models;
    }

    @Override
    public void start() {
        if (!Files.isDirectory(settings.folder())) {
            throw new IllegalStateException("tocsin.playbook.folder: there is no folder "
                    + settings.folder().toAbsolutePath());
        }
        for (String shelf : SHELVES) {
            folders(settings.folder().resolve(shelf)).forEach(this::bring);
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before timers are acted on and before the first request. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 4000;
    }

    private void bring(Path folder) {
        Map<String, byte[]> files = files(folder);
        files.forEach((name, content) -> admit(folder.getFileName() + "/" + name, content));
        if (models.deploy(folder.getFileName().toString(), files)) {
            LOG.info("Deployed {} ({} files)", folder.getFileName(), files.size());
        }
    }

    private void admit(String file, byte[] content) {
        try {
            admission.admit(file, content);
        } catch (ModelRefused refused) {
            throw new IllegalStateException(
                    file + " is refused: " + refused.getMessage() + " " + refused.details(), refused);
        }
    }

    private static Map<String, byte[]> files(Path folder) {
        try (Stream<Path> tree = Files.walk(folder)) {
            Map<String, byte[]> files = new TreeMap<>();
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".bpmn") || name.endsWith(".dmn") || name.endsWith(".form")) {
                    files.put(name, Files.readAllBytes(file));
                }
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> folders(Path shelf) {
        if (!Files.isDirectory(shelf)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(shelf)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
