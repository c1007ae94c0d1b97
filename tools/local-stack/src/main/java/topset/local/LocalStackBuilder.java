package topset.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import topset.local.origin.ReplicaCounts;
import topset.local.process.AotCaches;
import topset.local.process.Part;
import topset.local.process.Ports;
import topset.local.process.StackFailure;
import topset.local.servers.Database;

/** Collects the options of a local stack: its folder, its ports, and whether the two services are started. */
public final class LocalStackBuilder {

    Ports ports = Ports.USUAL;

    @Nullable
    Path dataDirectory;

    final Map<Database, Path> applications = new EnumMap<>(Database.class);
    ReplicaCounts replicas = ReplicaCounts.ONE_EACH;
    final Set<Database> leftOut = EnumSet.noneOf(Database.class);

    @Nullable
    Path software;

    boolean temporary;
    boolean fresh;
    boolean forLoad;
    AotCaches aotCaches = AotCaches.NONE;
    BiConsumer<Part, Duration> progress = (part, took) -> {};

    LocalStackBuilder() {}

    public LocalStackBuilder ports(Ports wanted) {
        this.ports = wanted;
        return this;
    }

    public LocalStackBuilder dataDirectory(Path wanted) {
        this.dataDirectory = wanted;
        return this;
    }

    /** If the system property {@code topset.keep} is set, the temporary folder is not deleted. */
    public LocalStackBuilder temporaryData() {
        try {
            this.dataDirectory = Files.createTempDirectory("topset-");
        } catch (IOException e) {
            throw new StackFailure("A temporary folder cannot be created: " + e.getMessage(), e);
        }
        this.temporary = !Boolean.getBoolean("topset.keep");
        return this;
    }

    public LocalStackBuilder services(Path sessionApp, Path programApp) {
        applications.put(Database.SESSION, sessionApp);
        applications.put(Database.PROGRAM, programApp);
        return this;
    }

    /** Each application only migrates its schema and ends; no service remains running. */
    public LocalStackBuilder schemas(Path sessionApp, Path programApp) {
        return services(sessionApp, programApp).without(Database.SESSION).without(Database.PROGRAM);
    }

    /** The schema of a service that is not started is still migrated. */
    public LocalStackBuilder without(Database database) {
        leftOut.add(database);
        return this;
    }

    /** The first process of a service has the port of {@link #ports}; the others have free ports. */
    public LocalStackBuilder replicas(ReplicaCounts wanted) {
        this.replicas = wanted;
        return this;
    }

    public LocalStackBuilder fresh(boolean wanted) {
        this.fresh = wanted;
        return this;
    }

    /** The default is the temporary folder of the system, into which other users can write. */
    public LocalStackBuilder softwareDirectory(Path wanted) {
        this.software = wanted;
        return this;
    }

    /** The JVMs use all compilers and more heap: slower to start, but faster under load. */
    public LocalStackBuilder forLoad(boolean wanted) {
        this.forLoad = wanted;
        return this;
    }

    public LocalStackBuilder aotCaches(AotCaches wanted) {
        this.aotCaches = wanted;
        return this;
    }

    public LocalStackBuilder progress(BiConsumer<Part, Duration> listener) {
        this.progress = listener;
        return this;
    }

    public LocalStack start() {
        LocalStack stack = prepare();
        stack.startAll();
        return stack;
    }

    LocalStack prepare() {
        if (dataDirectory == null) {
            throw new IllegalStateException("The builder needs a data directory: call dataDirectory or temporaryData");
        }
        return new LocalStack(this, dataDirectory);
    }
}
