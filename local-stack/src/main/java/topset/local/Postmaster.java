package topset.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The PostgreSQL process that serves a data folder, found by the pid file it writes there. */
record Postmaster(Path directory) {

    Optional<ProcessHandle> process() {
        try {
            Path file = directory.resolve("postmaster.pid");
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            List<String> lines = Files.readAllLines(file);
            return lines.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                            .filter(Processes::running)
                            .filter(this::serves);
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    // A pid file outlives a crash, and its number may be another program's by now.
    private boolean serves(ProcessHandle process) {
        return process.info()
                .commandLine()
                .map(line -> line.contains(directory.toString()))
                .orElse(false);
    }
}
