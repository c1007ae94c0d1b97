package topset.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import topset.local.process.AotCaches;
import topset.local.process.JavaProgram;
import topset.local.process.PidFile;
import topset.local.process.Processes;
import topset.local.process.StackFailure;

/** Trains the AOT caches beside a running local stack, at the lowest priority and once for each build. */
final class BackgroundTraining {
    private static final Duration PAUSE_BEFORE = Duration.ofMinutes(1);

    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private final ProjectFolder project;
    private final Path log;
    private final JavaProgram program;
    private volatile boolean stopped;

    BackgroundTraining(ProjectFolder project) {
        this.project = project;
        this.log = project.home().resolve("logs").resolve("aot-training.log");
        this.program = JavaProgram.inBackground(
                "AOT training",
                List.of(
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--sun-misc-unsafe-memory-access=allow",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                        "-Dtopset.root=" + project.root(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        AotTraining.class.getName()),
                log,
                new PidFile(project.home().resolve("run").resolve("aot-training.pid")));
    }

    void begin() {
        if (project.aotMode() == AotCaches.Mode.OFF || AotTraining.isDone(project)) {
            return;
        }
        Thread.ofPlatform().daemon().name("AOT training").start(this::run);
    }

    private void run() {
        try {
            Processes.pause(PAUSE_BEFORE);
            if (!start()) {
                return;
            }
            while (program.running()) {
                Processes.pause(LOOK_EVERY);
            }
            program.stop();
        } catch (StackFailure e) {
            System.out.println(e.getMessage());
        }
        if (!stopped) {
            System.out.println(
                    AotTraining.isDone(project)
                            ? "The AOT caches are trained: the next start needs less processor time."
                            : "The AOT caches were not trained, so the next start is not quicker; see " + log + ".");
        }
    }

    private synchronized boolean start() {
        if (stopped) {
            return false;
        }
        System.out.println("Training the AOT caches in the background, at the lowest priority, once for each build."
                + " Ctrl-C stops that too.");
        program.start();
        return true;
    }

    synchronized void stop() {
        stopped = true;
        program.stop();
    }
}
