package topset.store.outbox;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** The connection does not come from the pool, because the relay's advisory lock lives as long as it. */
record OutboxAccess(String jdbcUrl, String user, String password, String application) {

    OutboxConnection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", application);
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("socketTimeout", "5");
        properties.setProperty("tcpKeepAlive", "true");
        Connection connection = DriverManager.getConnection(jdbcUrl, properties);
        try (Statement statement = connection.createStatement()) {
            // A deletion that a crash loses only sends the message again, so deletions need not wait for the flush to
            // disk. With generic plans PostgreSQL always reads the outbox by its primary key (ADR 0132).
            statement.execute("SET idle_session_timeout = '5s'; SET synchronous_commit = off;"
                    + " SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off");
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
        return new OutboxConnection(connection);
    }

    @Override
    public String toString() {
        return user + "@" + jdbcUrl;
    }
}
