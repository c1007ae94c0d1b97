package topset.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What stack is wanted: where, on which ports, with or without the services. */
public final class LocalStackBuilder {

    private Ports ports = Ports.USUAL;
    private @Nullable Path dataDirectory;
    private @Nullable Path sessionApplication;
    private @Nullable Path programApplication;
    private final Set<Database> leftOut = EnumSet.noneOf(Database.class);
    private @Nullable Path software;
    private boolean temporary;
    private boolean fresh;
    private boolean forLoad;
    private Progress progress = Progress.NONE;

    LocalStackBuilder() {}

    public LocalStackBuilder ports(Ports wanted) {
        this.ports = wanted;
        return this;
    }

    /** Where data, logs and passwords are kept; created if need be. Required. */
    public LocalStackBuilder dataDirectory(Path wanted) {
        this.dataDirectory = wanted;
        return this;
    }

    /**
     * Data, logs and passwords are in a new temporary folder, and gone when the stack is closed, unless the system property
     * {@code topset.keep} says otherwise.
     */
    public LocalStackBuilder temporaryData() {
        try {
            this.dataDirectory = Files.createTempDirectory("topset-");
        } catch (IOException e) {
            throw new StackFailure("There is no temporary folder to be had: " + e.getMessage(), e);
        }
        this.temporary = !Boolean.getBoolean("topset.keep");
        return this;
    }

    /** The folders with each service's {@code quarkus-run.jar}; without them the stack has no services. */
    public LocalStackBuilder services(Path sessionApp, Path programApp) {
        this.sessionApplication = sessionApp;
        this.programApplication = programApp;
        return this;
    }

    /** Brings both schemas up to date by these packages, as {@link #services} does, and starts no services. */
    public LocalStackBuilder schemas(Path sessionApp, Path programApp) {
        return services(sessionApp, programApp).without(Database.SESSION).without(Database.PROGRAM);
    }

    /** Leaves out the service of that database, which is started elsewhere; its schema is brought up to date. */
    public LocalStackBuilder without(Database database) {
        leftOut.add(database);
        return this;
    }

    /** Deletes what earlier stacks left in the data directory first. */
    public LocalStackBuilder fresh(boolean wanted) {
        this.fresh = wanted;
        return this;
    }

    /**
     * Where PostgreSQL's programs are unpacked, once; by default in the temporary folder, which all stacks of this machine then
     * share, but which others can write to and the system tidies up.
     */
    public LocalStackBuilder softwareDirectory(Path wanted) {
        this.software = wanted;
        return this;
    }

    /** For benchmarks: the JVMs compile fully and have more heap: seconds and 100 MB more each, which pay under load. */
    public LocalStackBuilder forLoad(boolean wanted) {
        this.forLoad = wanted;
        return this;
    }

    public LocalStackBuilder progress(Progress listener) {
        this.progress = listener;
        return this;
    }

    /**
     * Starts everything and waits until it serves.
     *
     * @throws StackFailure with one clear sentence if it cannot; nothing is left running then
     */
    public LocalStack start() {
        LocalStack stack = prepare();
        stack.startAll();
        return stack;
    }

    /** The stack, not started yet: its folder is taken, what a killed launcher left there is stopped. */
    LocalStack prepare() {
        return new LocalStack(this);
    }

    Progress progress() {
        return progress;
    }

    Ports ports() {
        return ports;
    }

    Path dataDirectory() {
        if (dataDirectory == null) {
            throw new IllegalStateException("no data directory given");
        }
        return dataDirectory;
    }

    boolean temporary() {
        return temporary;
    }

    Optional<Path> sessionApplication() {
        return Optional.ofNullable(sessionApplication);
    }

    Optional<Path> programApplication() {
        return Optional.ofNullable(programApplication);
    }

    boolean starts(Database database) {
        return !leftOut.contains(database);
    }

    @Nullable
    Path softwareDirectory() {
        return software;
    }

    boolean forLoad() {
        return forLoad;
    }

    boolean fresh() {
        return fresh;
    }
}
