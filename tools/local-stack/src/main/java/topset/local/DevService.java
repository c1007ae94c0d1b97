package topset.local;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import topset.local.process.Part;
import topset.local.process.Processes;
import topset.local.process.StackFailure;

/** A service that a developer's command runs from the source code, for example {@code mvn quarkus:dev}. */
final class DevService implements Part {

    private static final Duration SHUTDOWN = Duration.ofSeconds(15);

    /** The exit status of a command that was ended by the signal SIGINT (Ctrl-C). */
    private static final int INTERRUPTED = 130;

    private final String name;
    private final List<String> command;
    private final Map<String, String> environment;
    private @Nullable Process process;

    DevService(String name, List<String> command, Map<String, String> environment) {
        this.name = name;
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public synchronized void start() {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(environment);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new StackFailure("The " + name + " cannot be started: " + e.getMessage(), e);
        }
    }

    @Override
    public synchronized void stop() {
        end(SHUTDOWN);
    }

    @Override
    public synchronized void kill() {
        end(Duration.ZERO);
    }

    private void end(Duration patience) {
        Process started = process;
        if (started != null) {
            // The child processes of the command must be listed before the command ends, because afterwards they have
            // another parent process.
            List<ProcessHandle> descendants = started.descendants().toList();
            Processes.end(started.toHandle(), patience);
            descendants.forEach(each -> Processes.end(each, patience));
            process = null;
        }
    }

    @Override
    public boolean running() {
        Process started = process;
        return started != null && started.isAlive();
    }

    synchronized boolean ended() {
        return process != null
                && !process.isAlive()
                && (process.exitValue() == 0 || process.exitValue() == INTERRUPTED);
    }
}
