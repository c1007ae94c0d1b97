package topset.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import topset.local.process.Part;
import topset.local.process.Ports;
import topset.local.process.Processes;
import topset.local.process.StackFailure;
import topset.local.servers.Database;

/**
 * Runs {@code ./topset run}, until Ctrl-C, SIGTERM or the end of a part. With {@code --dev session COMMAND…} (used by
 * {@code ./topset dev}) the given command runs the session service.
 */
final class RunCommand {

    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private final LocalStack stack;
    private final Optional<DevService> dev;
    private final BackgroundTraining training;
    private final Map<Part, CompletableFuture<Void>> restarts = new HashMap<>();
    private volatile boolean stopping;

    private RunCommand(LocalStack stack, Optional<DevService> dev, BackgroundTraining training) {
        this.stack = stack;
        this.dev = dev;
        this.training = training;
    }

    static void main(String[] arguments) {
        try {
            ProjectFolder project = ProjectFolder.ofThisProcess();
            Ports ports = Ports.from(System.getenv());
            Path home = project.home();
            RunArguments given = RunArguments.parse(List.of(arguments));
            say("Starting Topset; data" + (given.fresh() ? " (empty)" : "") + " and logs in " + home);
            LocalStackBuilder builder = LocalStack.builder()
                    .ports(ports)
                    .dataDirectory(home)
                    .softwareDirectory(project.software())
                    .fresh(given.fresh())
                    .replicas(given.replicas())
                    .services(project.application(Database.SESSION), project.application(Database.PROGRAM))
                    .forLoad(true)
                    .aotCaches(project.aotCaches())
                    .progress(RunCommand::sayReady);
            given.developed().ifPresent(builder::without);
            LocalStack stack = builder.prepare();
            Optional<DevService> dev = given.developed()
                    .map(database ->
                            new DevService(database.service(), given.command(), stack.serviceEnvironment(database)));
            new RunCommand(stack, dev, new BackgroundTraining(project))
                    .run(new Welcome(project.root(), home, ports, stack.furtherReplicas()));
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
            dev.ifPresentOrElse(DevService::start, training::begin);
            watch();
        } catch (StackFailure e) {
            if (!stopping) {
                fail(e);
            }
        }
    }

    private void watch() {
        while (!stopping) {
            if (dev.isPresent() && dev.get().ended()) {
                System.exit(0);
            }
            if (dev.isPresent() && !dev.get().running() && !stopping) {
                throw new StackFailure(
                        "The " + dev.get().name() + " has ended, so all other servers are being" + " stopped.");
            }
            for (Part part : stack.parts()) {
                if (!part.running() && !stopping && !startsAgain(part)) {
                    throw new StackFailure(ended(part) + " All other servers are being stopped.");
                }
            }
            Processes.pause(LOOK_EVERY);
        }
    }

    private boolean startsAgain(Part part) {
        CompletableFuture<Void> last = restarts.get(part);
        if (!stack.isReplicated(part) || (last != null && last.isCompletedExceptionally())) {
            return false;
        }
        if (last == null || last.isDone()) {
            say(ended(part) + " It is started again.");
            restarts.put(part, stack.restart(part));
        }
        return true;
    }

    private String ended(Part part) {
        return "The " + part.name() + " has ended unexpectedly; its log is in " + stack.logs() + ".";
    }

    private void stop() {
        stopping = true;
        say("Stopping ...");
        long began = System.nanoTime();
        try {
            training.stop();
            dev.ifPresent(DevService::stop);
            stack.close();
            say("Stopped after " + seconds(Duration.ofNanos(System.nanoTime() - began)) + ".");
        } catch (StackFailure e) {
            System.err.println(e.getMessage());
        }
    }

    private static void sayReady(Part part, Duration took) {
        say(String.format(Locale.ROOT, "  %-17s ready after %s", part.name(), seconds(took)));
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
