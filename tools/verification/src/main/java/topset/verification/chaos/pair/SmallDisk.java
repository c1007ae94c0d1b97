package topset.verification.chaos.pair;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import topset.local.process.Part;

/** A small temporary file system in memory that holds the data of a server. */
public final class SmallDisk implements AutoCloseable {

    public static final class CannotMount extends Exception {
        private static final long serialVersionUID = 1;

        CannotMount(String why) {
            super(why);
        }
    }

    private static final int MEGABYTE = 1024 * 1024;

    private final Part part;
    private final Path folder;
    private final Path aside;

    private SmallDisk(Part part, Path folder) {
        this.part = part;
        this.folder = folder;
        this.aside = folder.resolveSibling(folder.getFileName() + ".aside");
    }

    public static SmallDisk under(Part part, Path folder, int spare) throws IOException, CannotMount {
        var disk = new SmallDisk(part, folder);
        part.stop();
        Files.move(folder, disk.aside);
        Files.createDirectory(folder);
        try {
            run(
                    "mount",
                    "-t",
                    "tmpfs",
                    "-o",
                    "size=" + (size(disk.aside) / MEGABYTE + spare) + "m",
                    "tmpfs",
                    folder.toString());
        } catch (IOException refused) {
            Files.delete(folder);
            Files.move(disk.aside, folder);
            part.start();
            throw new CannotMount(String.valueOf(refused.getMessage()));
        }
        run("cp", "-a", "--sparse=always", disk.aside + "/.", folder.toString());
        part.start();
        return disk;
    }

    /** Writes to the small file system until it has no space left. */
    public void fill() throws IOException {
        var zeros = new byte[4096];
        try (OutputStream ballast = Files.newOutputStream(ballast())) {
            while (true) {
                ballast.write(zeros);
            }
        } catch (IOException full) {
            if (!String.valueOf(full.getMessage()).contains("No space left")) {
                throw full;
            }
        }
    }

    public void makeRoom() throws IOException {
        Files.deleteIfExists(ballast());
    }

    /** Whether the server has stopped itself. {@link #close} starts the server again. */
    public boolean hasStoppedIt() {
        return !part.running();
    }

    private Path ballast() {
        return folder.resolve("ballast");
    }

    @Override
    public void close() throws IOException {
        makeRoom();
        if (hasStoppedIt()) {
            part.kill();
        } else {
            part.stop();
        }
        run("rm", "-rf", aside.toString());
        Files.createDirectory(aside);
        run("cp", "-a", "--sparse=always", folder + "/.", aside.toString());
        run("umount", folder.toString());
        Files.delete(folder);
        Files.move(aside, folder);
        part.start();
    }

    private static long size(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            long size = 0;
            for (var file : files.filter(Files::isRegularFile).toList()) {
                size += Files.size(file);
            }
            return size;
        }
    }

    public static String run(String... command) throws IOException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + ": " + output.strip());
            }
            return output;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
