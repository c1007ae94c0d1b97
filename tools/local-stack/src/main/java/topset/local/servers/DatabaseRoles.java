package topset.local.servers;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import topset.local.process.StackFailure;

/** Creates both databases and their roles, as deploy/images/create-databases does in a container. */
final class DatabaseRoles {

    private static final List<String> DURABLE = List.of("fsync", "synchronous_commit", "full_page_writes");

    private DatabaseRoles() {}

    static void create(Connection superuser, Passwords passwords) throws SQLException {
        setPassword(superuser, Passwords.SUPERUSER, passwords);
        for (Database each : Database.values()) {
            createRole(superuser, each.owner(), passwords);
            createRole(superuser, each.user(), passwords);
            createDatabase(superuser, each);
        }
    }

    static void requireDurable(Connection superuser) throws SQLException {
        for (String setting : DURABLE) {
            String value = show(superuser, setting);
            if (!value.equals("on")) {
                throw new StackFailure("PostgreSQL runs with " + setting + " = " + value
                        + ", so an acknowledged set could be lost; it must be on.");
            }
        }
    }

    private static String show(Connection connection, String setting) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW " + setting)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void createRole(Connection superuser, String role, Passwords passwords) throws SQLException {
        if (!exists(superuser, "SELECT 1 FROM pg_roles WHERE rolname = ?", role)) {
            run(superuser, "CREATE ROLE " + role + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE");
        }
        setPassword(superuser, role, passwords);
    }

    private static void setPassword(Connection superuser, String role, Passwords passwords) throws SQLException {
        // The SQL needs no quoting, because passwords are hexadecimal and role names are constants.
        run(superuser, "ALTER ROLE " + role + " PASSWORD '" + passwords.of(role) + "'");
    }

    private static void createDatabase(Connection superuser, Database each) throws SQLException {
        if (!exists(superuser, "SELECT 1 FROM pg_database WHERE datname = ?", each.database())) {
            run(superuser, "CREATE DATABASE " + each.database() + " OWNER " + each.owner());
        }
        run(superuser, "REVOKE ALL ON DATABASE " + each.database() + " FROM PUBLIC");
        run(superuser, "GRANT CONNECT ON DATABASE " + each.database() + " TO " + each.user());
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
