package topset.local.servers;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import topset.local.process.Part;
import topset.local.process.Processes;
import topset.local.process.StackFailure;

/** Runs a real PostgreSQL with durable commits, on the loopback address. */
public final class PostgresServer implements Part {

    // The time-out of PostgreSQL's start. The library's default of ten seconds is too short for the crash recovery of a
    // full write-ahead log.
    private static final Duration STARTUP = Duration.ofMinutes(3);
    private static final Duration SHUTDOWN = Duration.ofSeconds(20);

    private final Path directory;
    private final Postmaster postmaster;
    private final @Nullable Path software;
    private final Path log;
    private final int port;
    private final Passwords passwords;
    private @Nullable EmbeddedPostgres server;

    public PostgresServer(Path directory, @Nullable Path software, Path log, int port, Passwords passwords) {
        this.software = software;
        this.directory = directory;
        this.postmaster = new Postmaster(directory);
        this.log = log;
        this.port = port;
        this.passwords = passwords;
    }

    @Override
    public String name() {
        return "PostgreSQL";
    }

    public String url(String database) {
        return "jdbc:postgresql://localhost:" + port + "/" + database;
    }

    @Override
    public synchronized void start() {
        if (server != null) {
            return;
        }
        try {
            Files.createDirectories(directory);
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
            EmbeddedPostgres started = configured().start();
            server = started;
            prepare();
        } catch (IOException | SQLException | IllegalStateException e) {
            stop();
            throw new StackFailure("PostgreSQL cannot be started: " + e.getMessage() + " (see " + log + ").", e);
        }
    }

    private EmbeddedPostgres.Builder configured() {
        ProcessBuilder.Redirect toLog = ProcessBuilder.Redirect.appendTo(log.toFile());
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(software == null ? null : software.toFile())
                .setDataDirectory(directory)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(STARTUP)
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C")
                .setConnectConfig("password", passwords.of(Passwords.SUPERUSER))
                .setServerConfig("listen_addresses", "localhost")
                .setServerConfig("unix_socket_directories", "")
                // Up to twelve replicas open 20 connections each. Production has the same limit.
                .setServerConfig("max_connections", "300")
                // Between two vacuums of the outbox, the space of sent messages is not used again. Production has the
                // same interval.
                .setServerConfig("autovacuum_naptime", "15s")
                // The library for embedded PostgreSQL turns fsync and synchronous_commit off. These settings turn both
                // on again.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setErrorRedirector(toLog)
                .setOutputRedirector(toLog);
    }

    private void prepare() throws SQLException, IOException {
        try (Connection superuser = superuser()) {
            DatabaseRoles.requireDurable(superuser);
            DatabaseRoles.create(superuser, passwords);
            // The file pg_hba.conf from initdb allows access without a password. The new content requires a password.
            Files.writeString(directory.resolve("pg_hba.conf"), """
                host all all 127.0.0.1/32 scram-sha-256
                host all all ::1/128 scram-sha-256
                """);
            try (Statement statement = superuser.createStatement()) {
                statement.execute("SELECT pg_reload_conf()");
            }
        }
    }

    private Connection superuser() throws SQLException {
        return DriverManager.getConnection(url("postgres"), Passwords.SUPERUSER, passwords.of(Passwords.SUPERUSER));
    }

    @Override
    public synchronized void stop() {
        EmbeddedPostgres running = server;
        server = null;
        if (running == null) {
            return;
        }
        Optional<ProcessHandle> process = postmaster.process();
        try {
            running.close();
        } catch (IOException e) {
            throw new StackFailure("PostgreSQL cannot be stopped: " + e.getMessage(), e);
        } finally {
            process.ifPresent(still -> Processes.end(still, SHUTDOWN));
        }
    }

    @Override
    public synchronized void kill() {
        postmaster.process().ifPresent(Processes::kill);
        stop();
    }

    @Override
    public boolean running() {
        return postmaster.process().isPresent();
    }
}
