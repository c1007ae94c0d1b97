package topset.local.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import topset.local.process.Processes;

/** The main process of a PostgreSQL server, found by the pid file in its data folder. */
public record Postmaster(Path directory) {

    public Optional<ProcessHandle> process() {
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

    // Checks that the process with the recorded id belongs to this server. A pid file remains after a crash, so another
    // process may now have the recorded process id.
    private boolean serves(ProcessHandle process) {
        return process.info()
                .commandLine()
                .map(line -> line.contains(directory.toString()))
                .orElse(false);
    }
}
