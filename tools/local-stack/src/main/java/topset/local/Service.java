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
import java.util.function.Function;
import topset.local.origin.ServiceAddress;
import topset.local.process.AotCache;
import topset.local.process.AotCaches;
import topset.local.process.CachedProgram;
import topset.local.process.JavaProgram;
import topset.local.process.Replica;
import topset.local.process.ServiceJvm;
import topset.local.process.StackFolder;
import topset.local.servers.Database;

/** One of the two services, run as a child process. */
final class Service extends CachedProgram implements Replica {

    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(1);
    private static final int OK = 200;

    private final ServiceAddress address;

    private Service(ServiceAddress address, AotCache cache, Function<List<String>, JavaProgram> program) {
        super(cache, program);
        this.address = address;
    }

    static Service of(
            String name,
            Path application,
            ServiceAddress address,
            Database database,
            Neighbours neighbours,
            StackFolder folder,
            Map<String, String> also) {
        Map<String, String> environment = environment(address, database, neighbours, also);
        String file = fileName(name);
        return new Service(
                address,
                // All replicas of a service share one cache.
                neighbours
                        .aotCaches()
                        .of(fileName(database.service()), ServiceJvm.options(neighbours.forLoad()), application),
                options -> new JavaProgram(
                        name,
                        arguments(neighbours, options, application, folder),
                        environment,
                        folder.log(file),
                        folder.pidFile(file),
                        () -> answersReady(address.management())));
    }

    /** A cache fits only the JVM options with which it was recorded. */
    static AotCache aotCache(Database database, Path application, AotCaches caches) {
        return caches.of(fileName(database.service()), ServiceJvm.options(true), application);
    }

    static String fileName(String name) {
        return name.replace(' ', '-');
    }

    private static List<String> arguments(
            Neighbours neighbours, List<String> options, Path application, StackFolder folder) {
        List<String> arguments = new ArrayList<>(ServiceJvm.options(neighbours.forLoad()));
        arguments.addAll(ClassArchive.reading(application, neighbours.aotCaches()));
        arguments.addAll(options);
        arguments.add("-Djava.io.tmpdir=" + folder.temporaryFiles());
        arguments.add("-jar");
        arguments.add(application.resolve("quarkus-run.jar").toAbsolutePath().toString());
        return arguments;
    }

    static Map<String, String> environment(
            ServiceAddress address, Database database, Neighbours neighbours, Map<String, String> also) {
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
        signal("STOP");
    }

    @Override
    public void thaw() {
        signal("CONT");
    }

    /** Whether the service at this management address is ready for requests. */
    static boolean answersReady(String url) {
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
}
