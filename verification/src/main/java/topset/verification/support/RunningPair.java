package topset.verification.support;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import topset.local.LocalStack;
import topset.local.process.Ports;
import topset.testsupport.Tokens;

/**
 * Both packaged services on a real PostgreSQL, a real Kafka and an OIDC issuer, with free ports and an empty data
 * directory.
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

    /** Returns the pair of services that all tests of this JVM share. */
    public static RunningPair get() {
        return Holder.PAIR;
    }

    /** Returns the shared pair, if a test has started it. */
    public static Optional<RunningPair> running() {
        return Optional.ofNullable(running);
    }

    /**
     * Starts a separate pair, which is stopped with this JVM.
     *
     * @param forLoad for benchmarks: full compilation, but a slower start
     */
    public static RunningPair start(boolean forLoad) {
        var stack = LocalStack.builder()
                .ports(Ports.free())
                .temporaryData()
                .services(application("session-service"), application("program-service"))
                .forLoad(forLoad)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop the pair"));
        if (forLoad) {
            // The stack's threads would keep the JVM of a failed benchmark alive, and the two services would keep
            // running.
            Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> {
                failure.printStackTrace();
                System.exit(1);
            });
        }
        return new RunningPair(stack);
    }

    private static Path application(String service) {
        return root().resolve(service).resolve("target").resolve("quarkus-app");
    }

    /** Returns the project's root. This JVM must have been started in the root or in a folder below it. */
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

    /**
     * Returns the stack on which the two services run. With it a test can stop, kill and restart the parts and read
     * their logs.
     */
    public LocalStack stack() {
        return stack;
    }

    public URI sessions() {
        return URI.create(stack.sessionUrl());
    }

    public URI programs() {
        return URI.create(stack.programUrl());
    }

    /** Returns the address of the program service's health and metrics. */
    public URI programManagement() {
        return URI.create(stack.programManagementUrl());
    }

    /** Returns Kafka's bootstrap servers. */
    public String kafka() {
        return stack.bootstrapServers();
    }

    /** Returns a bearer token of the issuer, which is requested once for each caller. */
    public String token(String gym, String role, String subject) {
        return new Tokens(stack.issuerUrl()).of(gym, role, subject);
    }
}
