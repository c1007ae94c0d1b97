package topset.verification;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import topset.local.LocalStack;
import topset.local.Ports;
import topset.testsupport.Tokens;

/**
 * Both packaged services on a real PostgreSQL, a real Kafka and an OIDC issuer: free ports, an empty data directory.
 */
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

    /** The pair that all tests of this JVM share. */
    public static RunningPair get() {
        return Holder.PAIR;
    }

    /** The same, if a test has needed it. */
    public static Optional<RunningPair> running() {
        return Optional.ofNullable(running);
    }

    /**
     * A pair of its own, stopped with this JVM.
     *
     * @param forLoad for benchmarks: compiled fully, at the price of a slower start
     */
    public static RunningPair start(boolean forLoad) {
        var stack = LocalStack.builder()
                .ports(Ports.free())
                .temporaryData()
                .services(application("session-service"), application("program-service"))
                .forLoad(forLoad)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop the pair"));
        return new RunningPair(stack);
    }

    private static Path application(String service) {
        return root().resolve(service).resolve("target").resolve("quarkus-app");
    }

    /** The project's root, wherever inside of it this JVM was started. */
    public static Path root() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("event-contract"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("not started inside the project");
            }
        }
        return folder;
    }

    /** The parts, to stop, kill and start again, and their logs. */
    public LocalStack stack() {
        return stack;
    }

    public URI sessions() {
        return URI.create(stack.sessionUrl());
    }

    public URI programs() {
        return URI.create(stack.programUrl());
    }

    /** The program service's health and metrics. */
    public URI programManagement() {
        return URI.create(stack.programManagementUrl());
    }

    /** Kafka's bootstrap servers. */
    public String kafka() {
        return stack.bootstrapServers();
    }

    /** A bearer token of the issuer, asked for once for each caller. */
    public String token(String gym, String role, String subject) {
        return new Tokens(stack.issuerUrl()).of(gym, role, subject);
    }
}
