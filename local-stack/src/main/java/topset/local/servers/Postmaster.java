package topset.local.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import topset.local.process.Processes;

/** The PostgreSQL process of a data folder, found by its pid file. */
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

    // A pid file survives a crash. Another process may have the same process id by now.
    private boolean serves(ProcessHandle process) {
        return process.info()
                .commandLine()
                .map(line -> line.contains(directory.toString()))
                .orElse(false);
    }
}
