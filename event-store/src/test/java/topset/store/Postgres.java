package topset.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** One real PostgreSQL for all tests of this JVM, as durable as in production. */
final class Postgres {

    private static final EmbeddedPostgres SERVER = start();
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private Postgres() {}

    private static EmbeddedPostgres start() {
        try {
            // The library starts it with fsync off; what is proved here rests on commits that are on the disk.
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("max_connections", "200")
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .start();
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
                    try (var row = statement.executeQuery("SHOW " + setting)) {
                        row.next();
                        if (!"on".equals(row.getString(1))) {
                            throw new IllegalStateException(setting + " is " + row.getString(1));
                        }
                    }
                }
                statement.execute("CREATE ROLE store_owner LOGIN PASSWORD 'owner'");
                statement.execute("CREATE ROLE store_service LOGIN PASSWORD 'service'");
            }
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (SQLException failure) {
            throw new StoreFailedException(failure);
        }
    }

    /** A database of its own, migrated by its owner. */
    static Database fresh() {
        String name = "store_" + DATABASES.incrementAndGet();
        try (Connection connection = SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " OWNER store_owner");
        } catch (SQLException failure) {
            throw new StoreFailedException(failure);
        }
        var database = new Database("jdbc:postgresql://localhost:" + SERVER.getPort() + "/" + name);
        database.migrate();
        return database;
    }

    /** Changes a setting of the server, for all databases. */
    static void set(String name, String value) {
        try (Connection connection = SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER SYSTEM SET " + name + " = '" + value + "'");
            statement.execute("SELECT pg_reload_conf()");
        } catch (SQLException failure) {
            throw new StoreFailedException(failure);
        }
    }
}
