package topset.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The start time is needed because the operating system may reuse the process id for another process. */
public record PidFile(Path path) {

    public void write(ProcessHandle process) throws IOException {
        Files.write(path, List.of(Long.toString(process.pid()), began(process).toString()));
    }

    public Optional<ProcessHandle> process() {
        try {
            if (!Files.exists(path)) {
                return Optional.empty();
            }
            List<String> lines = Files.readAllLines(path);
            return lines.size() < 2
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(lines.getFirst()))
                            .filter(Processes::running)
                            .filter(process -> began(process).toString().equals(lines.get(1)));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    public void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new StackFailure("The file " + path + " cannot be deleted: " + e.getMessage(), e);
        }
    }

    private static Instant began(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }
}
