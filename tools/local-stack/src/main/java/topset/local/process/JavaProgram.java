package topset.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A process whose id is in a file, so that the next start finds it if the program that started it was killed. */
public final class JavaProgram implements Part {

    // Both times are long enough for a slow and busy machine.
    private static final Duration READY_WITHIN = Duration.ofMinutes(5);
    private static final Duration SHUTDOWN = Duration.ofSeconds(60);
    // While a JVM records an AOT cache it starts more slowly, and nobody waits for it: a build of images may run on a
    // busy machine. At its end it starts another JVM, which writes the cache.
    private static final Duration READY_WITHIN_OF_TRAINING = Duration.ofMinutes(10);
    private static final Duration SHUTDOWN_OF_TRAINING = Duration.ofMinutes(10);
    private static final String RECORDS = "-XX:AOTCacheOutput=";
    // Ctrl-C reaches every process of the terminal's process group at once. A process in a session of its own does not
    // get Ctrl-C, so the program that started it can stop all processes in order.
    private static final Path OWN_SESSION = Path.of("/usr/bin/setsid");
    private static final int LOG_LINES_SHOWN = 15;
    // With the default thresholds, the JVM's second compiler (C2) needs half of a service's processor time in its first
    // minute (ADR 0146). With ten times the thresholds it compiles only methods that stay hot.
    private static final List<String> C2_LATE = List.of(
            "-XX:TieredStopAtLevel=4",
            "-XX:Tier4InvocationThreshold=50000",
            "-XX:Tier4MinInvocationThreshold=10000",
            "-XX:Tier4CompileThreshold=150000",
            "-XX:Tier4BackEdgeThreshold=400000",
            // The same thresholds for methods whose profile is in the AOT cache. Each value is an exponent of two: 17
            // means 2^17.
            "-XX:Tier2InvokeNotifyFreqLog=17",
            "-XX:Tier2BackedgeNotifyFreqLog=17");
    private static final List<String> LOWEST_PRIORITY = List.of("nice", "-n", "19");

    private final String name;
    private final List<String> arguments;
    private final Map<String, String> environment;
    private final Path log;
    private final PidFile pidFile;
    private final BooleanSupplier ready;
    private final List<String> prefix;
    private @Nullable Process process;

    public JavaProgram(
            String name,
            List<String> arguments,
            Map<String, String> environment,
            Path log,
            PidFile pidFile,
            BooleanSupplier ready) {
        this(name, arguments, environment, log, pidFile, ready, List.of());
    }

    private JavaProgram(
            String name,
            List<String> arguments,
            Map<String, String> environment,
            Path log,
            PidFile pidFile,
            BooleanSupplier ready,
            List<String> prefix) {
        this.name = name;
        this.arguments = List.copyOf(arguments);
        this.environment = Map.copyOf(environment);
        this.log = log;
        this.pidFile = pidFile;
        this.ready = ready;
        this.prefix = prefix;
    }

    public static JavaProgram inBackground(String name, List<String> arguments, Path log, PidFile pidFile) {
        return new JavaProgram(name, arguments, Map.of(), log, pidFile, () -> true, LOWEST_PRIORITY);
    }

    /** Without the second compiler (C2) a service is ready sooner and needs less memory, but is slower under load. */
    public static List<String> compilation(boolean forLoad) {
        return forLoad ? C2_LATE : List.of("-XX:TieredStopAtLevel=1");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void start() {
        launch();
        awaitReady();
    }

    public void runToItsEnd() {
        launch();
        Process started = process;
        try {
            int code = started == null ? -1 : started.waitFor();
            if (code != 0) {
                throw new StackFailure(
                        name + " ended with exit code " + code + "; the end of its log, " + log + ":" + endOfLog(),
                        code);
            }
            pidFile.delete();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("This thread was interrupted while it waited for " + name + ".", e);
        }
    }

    private synchronized void launch() {
        if (running()) {
            return;
        }
        List<String> command = new ArrayList<>(prefix);
        if (Files.isExecutable(OWN_SESSION)) {
            command.add(OWN_SESSION.toString());
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        try {
            Process started = builder.start();
            process = started;
            pidFile.write(started.toHandle());
        } catch (IOException e) {
            throw new StackFailure(name + " cannot be started: " + e.getMessage(), e);
        }
    }

    private void awaitReady() {
        Duration patience = records() ? READY_WITHIN_OF_TRAINING : READY_WITHIN;
        long deadline = System.nanoTime() + patience.toNanos();
        while (!ready.getAsBoolean()) {
            Process started = process;
            if (started == null || !started.isAlive()) {
                String code = started == null ? "" : " with exit code " + started.exitValue();
                throw new StackFailure(
                        name + " ended while starting" + code + "; the end of its log, " + log + ":" + endOfLog(),
                        started == null ? 0 : started.exitValue());
            }
            if (System.nanoTime() > deadline) {
                throw new StackFailure(name + " is not ready after " + patience.toSeconds() + " s; the end of its log, "
                        + log + ":" + endOfLog());
            }
            Processes.pause(Processes.LOOK_EVERY);
        }
    }

    private boolean records() {
        return arguments.stream().anyMatch(each -> each.startsWith(RECORDS));
    }

    private String endOfLog() {
        try (Stream<String> lines = Files.lines(log)) {
            List<String> all = lines.toList();
            List<String> end = all.subList(Math.max(0, all.size() - LOG_LINES_SHOWN), all.size());
            return "\n    " + String.join("\n    ", end);
        } catch (IOException e) {
            return " (unreadable: " + e.getMessage() + ")";
        }
    }

    @Override
    public synchronized void stop() {
        if (process != null) {
            Processes.end(process.toHandle(), records() ? SHUTDOWN_OF_TRAINING : SHUTDOWN);
            forget();
        }
    }

    @Override
    public synchronized void kill() {
        if (process != null) {
            Processes.kill(process.toHandle());
            forget();
        }
    }

    public synchronized void signal(String signal) {
        if (process != null) {
            Processes.signal(process.toHandle(), signal);
        }
    }

    private void forget() {
        process = null;
        pidFile.delete();
    }

    @Override
    public boolean running() {
        Process started = process;
        return started != null && started.isAlive();
    }
}
