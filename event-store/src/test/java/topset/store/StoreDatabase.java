package topset.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static topset.testsupport.Eventually.eventually;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import topset.local.servers.Database;
import topset.testsupport.Eventually;

/** A database with the tables of the event store and the roles of a service. */
public record StoreDatabase(String url) {

    /** The service's role, which owns no table. */
    public static final String SERVICE = Database.SESSION.user();

    private static final String OWNER = Database.SESSION.owner();
    private static final AtomicInteger DATABASES = new AtomicInteger();

    /** A database that its owner has migrated, of which all others are copies. */
    private static final class Template {
        static final String NAME = migrated("store_template");

        private static String migrated(String name) {
            SharedStack.createDatabase(name, OWNER);
            new StoreDatabase(SharedStack.jdbcUrl(name)).migrate();
            return name;
        }
    }

    /** Creates a database on the shared server. */
    public static StoreDatabase create() {
        String name = "store_" + DATABASES.incrementAndGet();
        SharedStack.copyDatabase(Template.NAME, name, OWNER);
        return new StoreDatabase(SharedStack.jdbcUrl(name));
    }

    /** Migrates as the services do. */
    private void migrate() {
        try (var script =
                Objects.requireNonNull(StoreDatabase.class.getResourceAsStream("/db/event-store/V1__store.sql"))) {
            asOwner(new String(script.readAllBytes(), UTF_8).replace("${service_role}", SERVICE));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Removes the rows of earlier tests, which is far cheaper than a database for each test. */
    public void clear() {
        asOwner("TRUNCATE event, outbox, refused_message, dropped_message, inbox, parked_event, erasure_request,"
                + " audit_entry");
    }

    public void asOwner(String sql) {
        try (Connection owner = DriverManager.getConnection(url, OWNER, SharedStack.password(OWNER));
                Statement statement = owner.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new StoreFailedException(failure);
        }
    }

    public String servicePassword() {
        return SharedStack.password(SERVICE);
    }

    /** Connections of the service role, from the same pool that the services use. */
    public AgroalDataSource dataSource(int connections) {
        try {
            return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    // A broken connection leaves the pool, as in the services.
                    .connectionPoolConfiguration(pool -> pool.maxSize(connections)
                            .exceptionSorter(new PostgreSQLExceptionSorter())
                            .acquisitionTimeout(Eventually.AT_MOST)
                            .connectionFactoryConfiguration(factory -> factory.jdbcUrl(url)
                                    .principal(new NamePrincipal(SERVICE))
                                    .credential(new SimplePassword(servicePassword())))));
        } catch (SQLException failure) {
            throw new StoreFailedException(failure);
        }
    }

    /**
     * Connects as the service.
     *
     * @param parameters added to the URL, for example {@code ?socketFactory=…}
     */
    public Connection connect(String parameters) throws SQLException {
        return DriverManager.getConnection(url + parameters, SERVICE, servicePassword());
    }

    /** Reads one value on its own connection. */
    public String ask(String query) {
        try (Connection connection = connect("");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return String.valueOf(row.getString(1));
        } catch (SQLException failure) {
            throw new StoreFailedException(failure);
        }
    }

    /** The server process of that connection. */
    public static int backend(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    public boolean hasEnded(int backend) {
        return ask("SELECT count(*) FROM pg_stat_activity WHERE pid = " + backend)
                .equals("0");
    }

    /**
     * Waits until no older transaction of the server hides stored events from readers that read up to the oldest
     * transaction. Such a transaction may belong to PostgreSQL itself, for example when it analyzes a table.
     */
    public void awaitVisibleEvents() {
        eventually()
                .until(() -> ask("SELECT count(*) FROM event WHERE xid >= pg_snapshot_xmin(pg_current_snapshot())")
                        .equals("0"));
    }

    /** The number of transactions of this database that wait for a lock. */
    public int waiting() {
        return Integer.parseInt(ask("SELECT count(*) FROM pg_locks l JOIN pg_database d ON d.oid = l.database"
                + " WHERE d.datname = current_database() AND NOT l.granted"));
    }
}
