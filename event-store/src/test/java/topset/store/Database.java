package topset.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** A database with the tables of the event store, a role that owns them and one that works with them. */
record Database(String url) {

    static final String SERVICE = "store_service";
    static final String SERVICE_PASSWORD = "service";

    /** As the services' migration does it. */
    void migrate() {
        try (Connection owner = DriverManager.getConnection(url, "store_owner", "owner");
                Statement statement = owner.createStatement()) {
            for (String migration : List.of("V1__event_store.sql", "V150__feed_of_a_gym.sql", "V160__erasure.sql")) {
                try (var script =
                        Objects.requireNonNull(Database.class.getResourceAsStream("/db/event-store/" + migration))) {
                    statement.execute(new String(script.readAllBytes(), UTF_8).replace("${service_role}", SERVICE));
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (SQLException failure) {
            throw new StoreFailedException(failure);
        }
    }

    /** Connections of the service role, from the pool that the services use. */
    AgroalDataSource dataSource(int connections) {
        try {
            return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(pool -> pool.maxSize(connections)
                            .acquisitionTimeout(Duration.ofSeconds(10))
                            .connectionFactoryConfiguration(factory -> factory.jdbcUrl(url)
                                    .principal(new NamePrincipal(SERVICE))
                                    .credential(new SimplePassword(SERVICE_PASSWORD)))));
        } catch (SQLException failure) {
            throw new StoreFailedException(failure);
        }
    }

    /** One number or text, read by a connection of its own. */
    String ask(String query) {
        try (Connection connection = DriverManager.getConnection(url, SERVICE, SERVICE_PASSWORD);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return String.valueOf(row.getString(1));
        } catch (SQLException failure) {
            throw new StoreFailedException(failure);
        }
    }

    /** How many transactions of this database wait for a lock. */
    int waiting() {
        return Integer.parseInt(ask("SELECT count(*) FROM pg_locks l JOIN pg_database d ON d.oid = l.database"
                + " WHERE d.datname = current_database() AND NOT l.granted"));
    }
}
