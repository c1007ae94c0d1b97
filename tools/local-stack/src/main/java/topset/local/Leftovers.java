package topset.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import topset.local.process.PidFile;
import topset.local.process.Processes;
import topset.local.process.StackFailure;
import topset.local.process.StackFolder;
import topset.local.servers.Postmaster;

/** Stops the processes on a data folder whose starting program was killed. */
final class Leftovers {

    private static final Duration SHUTDOWN = Duration.ofSeconds(20);

    private Leftovers() {}

    static void stop(StackFolder folder) {
        try (Stream<Path> files = Files.list(folder.run())) {
            List<PidFile> left = files.filter(file -> file.toString().endsWith(".pid"))
                    .map(PidFile::new)
                    .toList();
            left.forEach(file -> file.process().ifPresent(ProcessHandle::destroy));
            left.forEach(file -> {
                file.process().ifPresent(process -> Processes.end(process, SHUTDOWN));
                file.delete();
            });
        } catch (IOException e) {
            throw new StackFailure(
                    "The folder with the process id files, " + folder.run() + ", cannot be read: " + e.getMessage(), e);
        }
        new Postmaster(folder.postgres()).process().ifPresent(process -> Processes.end(process, SHUTDOWN));
    }
}
