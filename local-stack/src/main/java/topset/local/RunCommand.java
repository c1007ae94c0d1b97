package topset.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code ./topset run}: starts the whole stack, says where it is and what to try, and runs until it is told to stop (Ctrl-C or
 * SIGTERM) or a part ends. Argument {@code --fresh} starts empty; system property {@code topset.root} is the project's folder.
 */
final class RunCommand {

    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private final LocalStack stack;
    private volatile boolean stopping;

    private RunCommand(LocalStack stack) {
        this.stack = stack;
    }

    static void main(String[] arguments) {
        try {
            Path root = Path.of(System.getProperty("topset.root", "."))
                    .toAbsolutePath()
                    .normalize();
            Ports ports = Ports.from(System.getenv());
            Path home = root.resolve(Optional.ofNullable(System.getenv("TOPSET_HOME"))
                    .filter(value -> !value.isBlank())
                    .orElse(".topset"));
            boolean fresh = List.of(arguments).contains("--fresh");
            say("Starting Topset; data" + (fresh ? ", from now on," : "") + " and logs in " + home);
            LocalStack stack = LocalStack.builder()
                    .ports(ports)
                    .dataDirectory(home)
                    .softwareDirectory(home.resolve("software"))
                    .fresh(fresh)
                    .services(application(root, "session-service"), application(root, "program-service"))
                    .progress(RunCommand::sayReady)
                    .prepare();
            new RunCommand(stack).run(new Welcome(root, home, ports));
        } catch (StackFailure e) {
            fail(e);
        }
    }

    private void run(Welcome welcome) {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        long began = System.nanoTime();
        try {
            stack.startAll();
            say("Ready after " + seconds(Duration.ofNanos(System.nanoTime() - began)) + ".");
            say(welcome.text());
            watch();
        } catch (StackFailure e) {
            if (!stopping) {
                fail(e);
            }
        }
    }

    /** Returns only by failing: a stack without one of its parts is no use to anyone. */
    private void watch() {
        while (!stopping) {
            for (Part part : stack.parts()) {
                if (!part.running() && !stopping) {
                    throw new StackFailure("The " + part.name() + " has ended by itself; its log is in " + stack.logs()
                            + ". Everything else is being stopped.");
                }
            }
            Processes.pause(LOOK_EVERY);
        }
    }

    private void stop() {
        stopping = true;
        say("Stopping ...");
        long began = System.nanoTime();
        try {
            stack.close();
            say("Stopped after " + seconds(Duration.ofNanos(System.nanoTime() - began)) + ".");
        } catch (StackFailure e) {
            System.err.println(e.getMessage());
        }
    }

    private static Path application(Path root, String module) {
        return root.resolve(module).resolve("target").resolve("quarkus-app");
    }

    private static void sayReady(Part part, Duration took) {
        say(String.format(Locale.ROOT, "  %-16s ready after %s", part.name(), seconds(took)));
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    private static void say(String line) {
        System.out.println(line);
    }

    private static void fail(StackFailure failure) {
        System.err.println(failure.getMessage());
        System.exit(1);
    }
}
