package topset.testsupport;

import java.sql.DriverManager;
import java.sql.SQLException;
import topset.local.LocalStack;
import topset.local.process.Ports;
import topset.local.servers.Database;

/** A real PostgreSQL, a real Kafka and an issuer on free ports, without the services. */
public record TemporaryStack(LocalStack parts) {

    public static TemporaryStack start() {
        var parts = LocalStack.builder().ports(Ports.free()).temporaryData().start();
        Runtime.getRuntime().addShutdownHook(new Thread(parts::close, "end the parts"));
        return new TemporaryStack(parts);
    }

    public String jdbcUrl(String database) {
        return parts.jdbcUrl(Database.SESSION).replace(Database.SESSION.database(), database);
    }

    public void createDatabase(String name, String owner) {
        administer("create database " + name + " owner " + owner);
    }

    /** Creates a database as a copy of another one, to which nobody is connected. */
    public void copyDatabase(String template, String name, String owner) {
        administer("create database " + name + " template " + template + " owner " + owner);
    }

    public void administer(String... statements) {
        var superuser = "postgres";
        try (var connection = DriverManager.getConnection(jdbcUrl("postgres"), superuser, parts.password(superuser));
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
