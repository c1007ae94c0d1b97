package topset.verification.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static topset.testsupport.Eventually.eventually;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import topset.local.LocalStack;
import topset.local.servers.Database;

/** The PostgreSQL of a stack, reconfigured so that it requires TLS. */
record EncryptedPostgres(LocalStack stack, Certificates certificates) {
    private static final String SUPERUSER = "postgres";

    void requireEncryption() throws SQLException, IOException {
        try (var connection = superuser(stack.jdbcUrl(Database.SESSION));
                var statement = connection.createStatement()) {
            statement.execute("ALTER SYSTEM SET ssl_cert_file = '" + certificates.certificate() + "'");
            statement.execute("ALTER SYSTEM SET ssl_key_file = '" + certificates.key() + "'");
            statement.execute("ALTER SYSTEM SET ssl = on");
            Files.writeString(stack.folder().resolve("postgres").resolve("pg_hba.conf"), """
                    hostssl all all 127.0.0.1/32 scram-sha-256
                    hostssl all all ::1/128 scram-sha-256
                    """);
            statement.execute("SELECT pg_reload_conf()");
        }
        // The server reloads its settings asynchronously, so the test connects repeatedly until a connection is
        // encrypted.
        eventually().ignoreExceptions().until(() -> {
            try (var connection = superuser(url(Database.SESSION))) {
                return connection.isValid(0);
            }
        });
        assertThatThrownBy(() -> superuser(stack.jdbcUrl(Database.SESSION) + "?sslmode=disable"))
                .hasMessageContaining("no encryption");
    }

    /**
     * Returns the JDBC URL in the form of deploy/README.md, with which the driver checks the server's name in its
     * certificate.
     */
    String url(Database database) {
        return stack.jdbcUrl(database) + "?sslmode=verify-full&sslrootcert=" + certificates.authority();
    }

    /** Returns the roles that are connected now; checks that all connections use TLS. */
    Set<String> encryptedUsers() throws SQLException {
        var users = new HashSet<String>();
        try (var connection = superuser(url(Database.SESSION));
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT usename, ssl FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE client_addr IS NOT NULL")) {
            while (rows.next()) {
                assertThat(rows.getBoolean("ssl")).isTrue();
                users.add(rows.getString("usename"));
            }
        }
        return users;
    }

    private Connection superuser(String url) throws SQLException {
        return DriverManager.getConnection(url, SUPERUSER, stack.password(SUPERUSER));
    }
}
