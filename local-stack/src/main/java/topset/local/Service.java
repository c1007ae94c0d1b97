package topset.local;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import topset.local.issuer.Issuer;
import topset.local.process.JavaProgram;
import topset.local.process.Ports;
import topset.local.process.Replica;
import topset.local.process.StackFolder;
import topset.local.servers.Database;
import topset.local.servers.KafkaServer;
import topset.local.servers.Passwords;
import topset.local.servers.PostgresServer;

/**
 * One of the two services, run as a child process. Its environment contains only the addresses and passwords that the
 * service needs.
 */
final class Service implements Replica {

    private static final List<String> JVM = List.of(
            "-Xms64m",
            "-XX:+UseSerialGC",
            // The JVM's second compiler keeps profiles of methods in the metaspace. Under load the program service
            // needs more than 120 MB of metaspace.
            "-XX:MaxMetaspaceSize=192m",
            "-XX:ReservedCodeCacheSize=48m",
            "-Xss512k",
            "-XX:+UseCompactObjectHeaders",
            "-XX:+ExitOnOutOfMemoryError",
            "--sun-misc-unsafe-memory-access=allow",
            "--enable-native-access=ALL-UNNAMED");

    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(1);
    private static final int OK = 200;

    private final Address address;
    private final JavaProgram program;

    private Service(Address address, JavaProgram program) {
        this.address = address;
        this.program = program;
    }

    /**
     * Creates a service with the default environment variables.
     *
     * @param application the folder with {@code quarkus-run.jar}
     */
    static Service of(
            String name,
            Path application,
            Address address,
            Database database,
            Neighbours neighbours,
            StackFolder folder) {
        return of(name, application, address, database, neighbours, folder, Map.of());
    }

    /**
     * Creates a service with additional environment variables.
     *
     * @param also variables that override the default environment variables
     */
    static Service of(
            String name,
            Path application,
            Address address,
            Database database,
            Neighbours neighbours,
            StackFolder folder,
            Map<String, String> also) {
        String file = name.replace(' ', '-');
        List<String> arguments = new ArrayList<>(JVM);
        arguments.add(JavaProgram.compilation(neighbours.forLoad()));
        arguments.add(heap(neighbours.forLoad()));
        arguments.add("-Djava.io.tmpdir=" + folder.temporaryFiles());
        arguments.add("-jar");
        arguments.add(application.resolve("quarkus-run.jar").toAbsolutePath().toString());
        JavaProgram program = new JavaProgram(
                name,
                arguments,
                environment(address, database, neighbours, also),
                folder.log(file),
                folder.pidFile(file),
                // A service of the previous release has no management port and answers health checks on the port of its
                // API.
                () -> answersReady(address.management()) || answersReady(address.api()));
        return new Service(address, program);
    }

    // A service uses up to 200 MB outside the heap (measured). So with a heap of 100 MB the service stays within 300
    // MB. In a test, a heap of 88 MB was enough to process 25,000 waiting events.
    private static String heap(boolean forLoad) {
        return forLoad ? "-Xmx160m" : "-Xmx100m";
    }

    /**
     * Returns the environment variables with which a service is started.
     *
     * @param also variables that override the default environment variables
     */
    static Map<String, String> environment(
            Address address, Database database, Neighbours neighbours, Map<String, String> also) {
        Map<String, String> environment = new LinkedHashMap<>();
        // glibc keeps arenas of freed memory for each thread and core. Two arenas are enough and save about 20 MB.
        environment.put("MALLOC_ARENA_MAX", "2");
        environment.put("TOPSET_HOST", "127.0.0.1");
        environment.put("TOPSET_PORT", Integer.toString(address.port()));
        environment.put("TOPSET_MANAGEMENT_PORT", Integer.toString(address.managementPort()));
        environment.putAll(neighbours.environment(database));
        environment.putAll(also);
        return environment;
    }

    @Override
    public String url() {
        return address.api();
    }

    @Override
    public String managementUrl() {
        return address.management();
    }

    @Override
    public void freeze() {
        program.signal("STOP");
    }

    @Override
    public void thaw() {
        program.signal("CONT");
    }

    @Override
    public String name() {
        return program.name();
    }

    @Override
    public void start() {
        program.start();
    }

    @Override
    public void stop() {
        program.stop();
    }

    @Override
    public void kill() {
        program.kill();
    }

    @Override
    public boolean running() {
        return program.running();
    }

    private static boolean answersReady(String url) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create(url + "/q/health/ready").toURL().openConnection();
            connection.setConnectTimeout((int) ANSWERS_WITHIN.toMillis());
            connection.setReadTimeout((int) ANSWERS_WITHIN.toMillis());
            try {
                return connection.getResponseCode() == OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }

    /** The TCP ports on which a service listens. */
    record Address(int port, int managementPort) {

        static Address of(Database database, Ports ports) {
            return switch (database) {
                case SESSION -> new Address(ports.session(), ports.sessionManagement());
                case PROGRAM -> new Address(ports.program(), ports.programManagement());
            };
        }

        static Address free() {
            List<Integer> ports = Ports.free(2);
            return new Address(ports.getFirst(), ports.getLast());
        }

        String api() {
            return "http://localhost:" + port;
        }

        String management() {
            return "http://localhost:" + managementPort;
        }
    }

    /**
     * The servers that a service uses, and their passwords.
     *
     * @param programUrl the URL of the program service, which the session service calls
     */
    record Neighbours(
            PostgresServer postgres,
            KafkaServer kafka,
            Issuer issuer,
            Passwords passwords,
            String programUrl,
            boolean forLoad) {

        /**
         * Returns the environment variables of the role that migrates a database. The services themselves never get
         * these variables.
         */
        Map<String, String> ownersEnvironment(Database database) {
            return Map.of(
                    "TOPSET_DB_OWNER", database.owner(),
                    "TOPSET_DB_OWNER_PASSWORD", passwords.of(database.owner()));
        }

        /** Returns the environment variables of {@code topset-migrate} for a database. */
        Map<String, String> migrationEnvironment(Database database) {
            Map<String, String> environment = new LinkedHashMap<>(ownersEnvironment(database));
            environment.put("TOPSET_DB_URL", postgres.url(database.database()));
            environment.put("TOPSET_DB_USER", database.user());
            return environment;
        }

        /**
         * Returns the environment variables with the addresses of the servers, for the service that uses a database.
         */
        Map<String, String> environment(Database database) {
            return Map.of(
                    "TOPSET_DB_URL", postgres.url(database.database()),
                    "TOPSET_DB_USER", database.user(),
                    "TOPSET_DB_PASSWORD", passwords.of(database.user()),
                    "TOPSET_KAFKA", kafka.bootstrapServers(),
                    "TOPSET_ISSUER", issuer.url(),
                    "TOPSET_PROGRAM_SERVICE_URL", programUrl,
                    "TOPSET_PAGE_SECRET", passwords.of(Passwords.PAGE),
                    "TOPSET_WEBHOOK_NETWORKS", "127.0.0.0/8,::1/128");
        }
    }
}
