package topset.verification.support;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import topset.local.LocalStack;
import topset.local.ProjectFolder;
import topset.local.origin.ReplicaCounts;
import topset.local.process.AotCaches;
import topset.local.process.Ports;
import topset.local.servers.Database;
import topset.testsupport.Tokens;

/** Runs both packaged services on real servers, with free ports and an empty data directory. */
public final class RunningPair {
    private final LocalStack stack;

    private RunningPair(LocalStack stack) {
        this.stack = stack;
    }

    private static final class Holder {
        static final RunningPair PAIR = start(false);

        static {
            running = PAIR;
        }
    }

    private static volatile @Nullable RunningPair running;

    public static RunningPair get() {
        return Holder.PAIR;
    }

    public static Optional<RunningPair> running() {
        return Optional.ofNullable(running);
    }

    /** Starts a pair that no other test uses, which is stopped when this JVM ends. */
    public static RunningPair start(boolean forLoad) {
        var project = project();
        var stack = LocalStack.builder()
                .ports(Ports.free())
                .temporaryData()
                .services(project.application(Database.SESSION), project.application(Database.PROGRAM))
                .replicas(forLoad ? replicasOfBenchmarks() : ReplicaCounts.ONE_EACH)
                .forLoad(forLoad)
                .aotCaches(forLoad ? project.aotCaches() : AotCaches.NONE)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop the pair"));
        if (forLoad) {
            exitOnFailure();
        }
        return new RunningPair(stack);
    }

    /** Otherwise the stack's threads would prevent the exit, and the servers would not stop. */
    public static void exitOnFailure() {
        Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> {
            failure.printStackTrace();
            System.exit(1);
        });
    }

    private static ReplicaCounts replicasOfBenchmarks() {
        var counts = System.getenv("TOPSET_REPLICAS");
        return counts == null ? ReplicaCounts.ONE_EACH : ReplicaCounts.parse(counts);
    }

    private static ProjectFolder project() {
        return ProjectFolder.of(root(), System.getenv());
    }

    public static Path application(Database database) {
        return project().application(database);
    }

    public static Path root() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("event-contract"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("The JVM must be started inside the project's folder");
            }
        }
        return folder;
    }

    public LocalStack stack() {
        return stack;
    }

    public URI origin() {
        return URI.create(stack.originUrl());
    }

    public URI sessions() {
        return URI.create(stack.sessionUrl());
    }

    public URI programs() {
        return URI.create(stack.programUrl());
    }

    public URI programManagement() {
        return URI.create(stack.programManagementUrl());
    }

    public String kafka() {
        return stack.bootstrapServers();
    }

    public String token(String gym, String role, String subject) {
        return new Tokens(stack.issuerUrl()).of(gym, role, subject);
    }
}
