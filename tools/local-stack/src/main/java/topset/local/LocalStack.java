package topset.local;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import topset.local.issuer.Issuer;
import topset.local.issuer.TokenClient;
import topset.local.origin.Origin;
import topset.local.origin.ServiceAddress;
import topset.local.process.Part;
import topset.local.process.Ports;
import topset.local.process.Replica;
import topset.local.process.StackFailure;
import topset.local.process.StackFolder;
import topset.local.servers.Database;
import topset.local.servers.KafkaServer;
import topset.local.servers.Passwords;
import topset.local.servers.PostgresServer;

/** PostgreSQL, Kafka and an OIDC issuer on this machine, and both services if their application folders are given. */
public final class LocalStack implements AutoCloseable {

    /** The exit code of a service, and of {@code topset-migrate}, on the schema of another version. */
    private static final int OTHER_SCHEMA = 65;

    private final StackFolder folder;
    private volatile boolean killed;
    private final Ports ports;
    private final Passwords passwords;
    private final PostgresServer postgres;
    private final KafkaServer kafka;
    private final Issuer issuer;
    private final List<Migration> migrations;
    private final List<Service> sessions;
    private final List<Service> programs;
    private final Optional<Origin> origin;
    private final Neighbours neighbours;
    private final BiConsumer<Part, Duration> progress;
    private final Queue<CompletableFuture<Void>> starts = new ConcurrentLinkedQueue<>();
    private final Queue<Service> replicas = new ConcurrentLinkedQueue<>();
    private volatile boolean closing;

    public static LocalStackBuilder builder() {
        return new LocalStackBuilder();
    }

    LocalStack(LocalStackBuilder wanted, Path dataDirectory) {
        this.ports = wanted.ports;
        this.progress = wanted.progress;
        this.killed = wanted.temporary;
        this.folder = new StackFolder(dataDirectory, wanted.temporary);
        try {
            Leftovers.stop(folder);
            if (wanted.fresh) {
                folder.empty();
            }
            ports.requireFree();
            this.passwords = Passwords.keptIn(folder.path());
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
        this.postgres = new PostgresServer(
                folder.postgres(), wanted.software, folder.log("postgres"), ports.postgres(), passwords);
        this.kafka = new KafkaServer(folder, ports.kafka(), wanted.forLoad);
        this.issuer = new Issuer(InetAddress.getLoopbackAddress(), ports.issuer());
        this.neighbours = new Neighbours(
                postgres,
                kafka,
                issuer,
                passwords,
                "http://localhost:" + (wanted.replicas.program() > 1 ? ports.origin() : ports.program()),
                wanted.forLoad,
                wanted.aotCaches);
        this.migrations = wanted.applications.entrySet().stream()
                .map(each -> Migration.of(each.getValue(), each.getKey(), neighbours, folder))
                .toList();
        Map<Database, List<ServiceAddress>> addresses = ServiceAddress.ofReplicas(ports, wanted.replicas);
        this.sessions = services(Database.SESSION, wanted, addresses);
        this.programs = services(Database.PROGRAM, wanted, addresses);
        this.origin = services()
                .findAny()
                .map(served -> new Origin(
                        ports.origin(),
                        addresses.getOrDefault(Database.SESSION, List.of()),
                        addresses.getOrDefault(Database.PROGRAM, List.of())));
    }

    private List<Service> services(
            Database database, LocalStackBuilder wanted, Map<Database, List<ServiceAddress>> addresses) {
        Path application = wanted.applications.get(database);
        if (application == null || wanted.leftOut.contains(database)) {
            return List.of();
        }
        List<Service> services = new ArrayList<>();
        for (ServiceAddress address : addresses.getOrDefault(database, List.of())) {
            String name = services.isEmpty() ? database.service() : database.service() + " " + (services.size() + 1);
            services.add(Service.of(name, application, address, database, neighbours, folder, Map.of()));
        }
        return List.copyOf(services);
    }

    /** Starts the servers in parallel, then each migration and service as soon as its database exists. */
    void startAll() {
        CompletableFuture<Void> databases = starting(postgres);
        List<CompletableFuture<Void>> serving = new ArrayList<>(List.of(databases, starting(kafka), starting(issuer)));
        services().forEach(service -> serving.add(databases.thenCompose(ready -> starting(service))));
        origin.ifPresent(started -> serving.add(starting(started)));
        List<CompletableFuture<Void>> migrating = migrations.stream()
                .map(migration -> databases.thenCompose(ready -> inThread("migrate", migration::run)))
                .toList();
        starts.addAll(serving);
        starts.addAll(migrating);
        // If a service is ready, its migration has succeeded. The migration process itself ends later, so it is
        // awaited only if there are no services.
        boolean awaitMigrations = services().findAny().isEmpty();
        CompletableFuture<Void> started =
                CompletableFuture.allOf((awaitMigrations ? starts : serving).toArray(CompletableFuture[]::new));
        migrating.forEach(migration -> migration.exceptionally(failure -> {
            started.completeExceptionally(failure);
            return null;
        }));
        try {
            started.join();
        } catch (CompletionException e) {
            close();
            throw failure(Objects.requireNonNullElse(e.getCause(), e));
        }
    }

    private StackFailure failure(Throwable cause) {
        if (!(cause instanceof StackFailure failure)) {
            return new StackFailure("The local servers cannot be started: " + cause, cause);
        }
        if (failure.exitCode() == OTHER_SCHEMA) {
            return new StackFailure(
                    "The data in " + folder.path()
                            + " has the schema of another version of Topset and was left as it is: ./topset run"
                            + " --fresh deletes it and starts empty; to keep it, export it before with that version"
                            + " and import it afterwards (docs/transfer.md).",
                    failure);
        }
        return failure;
    }

    private CompletableFuture<Void> starting(Part part) {
        return inThread("start " + part.name(), () -> {
            long began = System.nanoTime();
            part.start();
            progress.accept(part, Duration.ofNanos(System.nanoTime() - began));
        });
    }

    private CompletableFuture<Void> inThread(String name, Runnable work) {
        return CompletableFuture.runAsync(
                () -> {
                    if (closing) {
                        throw new StackFailure("The local servers were stopped before all of them had started.");
                    }
                    work.run();
                },
                // The tasks need platform threads. Two virtual threads that wait inside class initializers would block
                // both cores of a machine with two cores, while a third virtual thread holds the lock that they need.
                task -> Thread.ofPlatform().daemon().name(name).start(task));
    }

    public List<Part> parts() {
        return Stream.of(origin.stream(), services(), Stream.of(kafka, postgres, issuer))
                .<Part>flatMap(each -> each)
                .toList();
    }

    private Stream<Service> services() {
        return Stream.concat(sessions.stream(), programs.stream());
    }

    public List<Replica> furtherReplicas() {
        return Stream.of(sessions, programs)
                .flatMap(replicas -> replicas.stream().skip(1))
                .map(Replica.class::cast)
                .toList();
    }

    boolean isReplicated(Part part) {
        return Stream.of(sessions, programs).anyMatch(replicas -> replicas.size() > 1 && replicas.contains(part));
    }

    CompletableFuture<Void> restart(Part part) {
        CompletableFuture<Void> start = starting(part);
        starts.add(start);
        return start;
    }

    public Replica session() {
        return first(sessions);
    }

    public Replica program() {
        return first(programs);
    }

    private static Service first(List<Service> replicas) {
        if (replicas.isEmpty()) {
            throw noServices();
        }
        return replicas.getFirst();
    }

    public Part origin() {
        return origin.orElseThrow(LocalStack::noServices);
    }

    public Part kafka() {
        return kafka;
    }

    public Part postgres() {
        return postgres;
    }

    /** Returns an additional process of a service, not started yet, which this stack stops when it is closed. */
    public Replica replica(String name, Database database, Path application, Map<String, String> environment) {
        Service replica =
                Service.of(name, application, ServiceAddress.free(), database, neighbours, folder, environment);
        replicas.add(replica);
        return replica;
    }

    public void migrate() {
        migrations.forEach(Migration::runAgain);
    }

    public String originUrl() {
        return origin.orElseThrow(LocalStack::noServices).url();
    }

    public String sessionUrl() {
        return first(sessions).url();
    }

    public String programUrl() {
        return first(programs).url();
    }

    public String programManagementUrl() {
        return first(programs).managementUrl();
    }

    public String issuerUrl() {
        return issuer.url();
    }

    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    public String jdbcUrl(Database database) {
        return postgres.url(database.database());
    }

    public Map<String, String> environment(Database database) {
        return neighbours.environment(database);
    }

    Map<String, String> serviceEnvironment(Database database) {
        return Service.environment(ServiceAddress.of(database, ports), database, neighbours, Map.of());
    }

    public Map<String, String> ownersEnvironment(Database database) {
        return neighbours.ownersEnvironment(database);
    }

    public String password(String role) {
        return passwords.of(role);
    }

    /** Operators belong to no gym, so their {@code gym} is {@code -}. */
    public String token(String gym, String role, String subject) {
        return new TokenClient(issuer.url()).token(gym, role, subject);
    }

    public Path folder() {
        return folder.path();
    }

    public Path logs() {
        return folder.logs();
    }

    @Override
    public void close() {
        closing = true;
        try {
            stopAll();
            // Waits until each start has succeeded or failed. So the second call of stopAll() stops every part.
            starts.forEach(start -> start.handle((done, failure) -> true).join());
            stopAll();
        } finally {
            folder.close();
        }
    }

    void kill() {
        killed = true;
        close();
    }

    private void stopAll() {
        migrations.forEach(Migration::kill);
        origin.ifPresent(this::end);
        Stream.concat(services(), replicas.stream()).parallel().forEach(this::end);
        end(kafka);
        end(postgres);
        end(issuer);
    }

    /**
     * A part with temporary data is killed: an orderly stop writes a checkpoint, which takes long on a busy machine.
     */
    private void end(Part part) {
        if (killed) {
            part.kill();
        } else {
            part.stop();
        }
    }

    private static IllegalStateException noServices() {
        return new IllegalStateException("The stack was started without the services");
    }
}
