package topset.verification.bench.append;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import topset.local.LocalStack;
import topset.local.ProjectFolder;
import topset.local.process.Ports;
import topset.local.servers.Database;
import topset.verification.support.RunningPair;

/** The database of the session service on a real PostgreSQL, without the services. */
final class ComparedDatabase {
    private static final List<String> DURABLE = List.of("fsync", "synchronous_commit", "full_page_writes");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** The parameters of the services' connections that change how PostgreSQL plans and stores. */
    private static final String AS_THE_SERVICES = "?reWriteBatchedInserts=true&options="
            + "-c%20enable_seqscan=off%20-c%20enable_hashjoin=off%20-c%20enable_mergejoin=off"
            + "%20-c%20plan_cache_mode=force_generic_plan";

    private final LocalStack stack;

    private ComparedDatabase(LocalStack stack) {
        this.stack = stack;
    }

    /** Starts PostgreSQL with the schema of the session service. It is stopped when this JVM ends. */
    static ComparedDatabase start() {
        var project = ProjectFolder.of(RunningPair.root(), System.getenv());
        var stack = LocalStack.builder()
                .ports(Ports.free())
                .temporaryData()
                .schemas(project.application(Database.SESSION), project.application(Database.PROGRAM))
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop PostgreSQL"));
        RunningPair.exitOnFailure();
        return new ComparedDatabase(stack);
    }

    /**
     * Returns a pool of connections like those of the session service: the same pool, role and parameters.
     *
     * @throws IllegalStateException if PostgreSQL could lose a committed transaction of these connections
     */
    DataSource connections(int most) throws SQLException {
        var user = Database.SESSION.user();
        var pool = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(connections -> connections
                        .maxSize(most)
                        .acquisitionTimeout(PATIENCE)
                        .connectionFactoryConfiguration(
                                factory -> factory.jdbcUrl(stack.jdbcUrl(Database.SESSION) + AS_THE_SERVICES)
                                        .principal(new NamePrincipal(user))
                                        .credential(new SimplePassword(stack.password(user))))));
        requireDurable(pool);
        return pool;
    }

    private static void requireDurable(DataSource pool) throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            for (var setting : DURABLE) {
                try (var row = statement.executeQuery("SHOW " + setting)) {
                    row.next();
                    if (!row.getString(1).equals("on")) {
                        throw new IllegalStateException(setting + " must be on, not " + row.getString(1));
                    }
                }
            }
        }
    }

    /** Creates a schema in which the session service's role may create tables. */
    void createSchema(String name) throws SQLException {
        asSuperuser("CREATE SCHEMA " + name + " AUTHORIZATION " + Database.SESSION.user());
    }

    /** Writes all changed pages to disk, so that no measurement pays for the pages of the one before. */
    void checkpoint() throws SQLException {
        asSuperuser("CHECKPOINT");
    }

    private void asSuperuser(String sql) throws SQLException {
        try (var connection = superuser();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Returns the number that a query returns. */
    long number(String query) throws SQLException {
        try (var connection = superuser();
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private Connection superuser() throws SQLException {
        return DriverManager.getConnection(stack.jdbcUrl(Database.SESSION), "postgres", stack.password("postgres"));
    }
}
