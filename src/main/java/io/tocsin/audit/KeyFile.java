package io.tocsin.audit;

import io.tocsin.shared.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.UUID;

/** The file with the secret that seals the record. */
record KeyFile(Path path) {

    private static final int BYTES = 32;

    boolean exists() {
        return Files.exists(path);
    }

    byte[] read() {
        try {
            byte[] key = Files.readAllBytes(path);
            if (key.length != BYTES) {
                throw new Refusal(
                        Refusal.Kind.RULE_BROKEN,
                        "audit-key-damaged",
                        "The audit key file " + path + " holds " + key.length + " bytes instead of " + BYTES
                                + ": restore it from the backup");
            }
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException("The audit key file " + path + " cannot be read", e);
        }
    }

    static byte[] random() {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }

    /** Makes the key, or reads the one that another node made at the same moment. */
    byte[] create() {
        try {
            Path folder = path.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            // A crash may leave a half-written file behind: only a complete, synced one gets the name.
            Path draft = folder.resolve(path.getFileName() + "." + UUID.randomUUID());
            try {
                Files.createFile(draft, ownerOnly(folder));
                try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                    channel.write(ByteBuffer.wrap(random()));
                    channel.force(true);
                }
                Files.move(draft, path);
            } catch (FileAlreadyExistsException e) {
                return read();
            } finally {
                Files.deleteIfExists(draft);
            }
            return read();
        } catch (IOException e) {
            throw new UncheckedIOException("The audit key file " + path + " cannot be made", e);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path folder) throws IOException {
        return Files.getFileStore(folder).supportsFileAttributeView("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
