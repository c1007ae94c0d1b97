package topset.local.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folder with a local stack's data, logs, passwords and process ids. */
public final class StackFolder implements AutoCloseable {

    private static final List<String> CONTENTS = List.of("postgres", "kafka", "logs", "passwords.properties");

    private final Path path;
    private final boolean temporary;
    private final FileChannel lockFile;

    public StackFolder(Path folder, boolean temporary) {
        this.temporary = temporary;
        this.path = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
            this.lockFile = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock();
            Files.createDirectories(logs());
            Files.createDirectories(run());
            deleteTree(temporaryFiles());
            Files.createDirectories(temporaryFiles());
        } catch (IOException e) {
            throw new StackFailure("The data folder " + path + " cannot be used: " + e.getMessage(), e);
        }
    }

    private void lock() throws IOException {
        FileLock lock = null;
        try {
            lock = lockFile.tryLock();
        } catch (OverlappingFileLockException e) {
            // another stack of this process has the lock
        }
        if (lock == null) {
            lockFile.close();
            throw new StackFailure("Another ./topset run uses the data folder " + path
                    + ": stop it, or set TOPSET_HOME to another folder.");
        }
    }

    public Path path() {
        return path;
    }

    public Path postgres() {
        return path.resolve("postgres");
    }

    public Path kafka() {
        return path.resolve("kafka");
    }

    public Path logs() {
        return path.resolve("logs");
    }

    public Path log(String part) {
        return logs().resolve(part + ".log");
    }

    /** A killed process does not delete its temporary files, so each start empties this folder. */
    public Path temporaryFiles() {
        return path.resolve("tmp");
    }

    public Path run() {
        return path.resolve("run");
    }

    public PidFile pidFile(String part) {
        return new PidFile(run().resolve(part + ".pid"));
    }

    public void empty() {
        try {
            for (String each : CONTENTS) {
                deleteTree(path.resolve(each));
            }
            Files.createDirectories(logs());
        } catch (IOException e) {
            throw new StackFailure("The data folder " + path + " cannot be emptied: " + e.getMessage(), e);
        }
    }

    private static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    @Override
    public void close() {
        try {
            lockFile.close();
            if (temporary) {
                deleteTree(path);
            }
        } catch (IOException e) {
            throw new StackFailure(
                    "The lock file of the data folder " + path + " cannot be closed, or the folder"
                            + " cannot be deleted: " + e.getMessage(),
                    e);
        }
    }
}
