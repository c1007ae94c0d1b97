package topset.session;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The settings of each connection to PostgreSQL, which end a stalled session so that nobody waits for it (ADR
 * 0132).
 */
@RealSessionService
class DatabaseConnectionsTest {

    @Inject
    DataSource database;

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "lock_timeout,2s",
        "idle_in_transaction_session_timeout,6s",
        "transaction_timeout,15s",
        "tcp_user_timeout,10000",
        "default_transaction_isolation,read committed",
        "plan_cache_mode,force_generic_plan",
        "enable_seqscan,off"
    })
    void the_server_knows(String setting, String value) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("select current_setting(?)")) {
            statement.setString(1, setting);
            try (var row = statement.executeQuery()) {
                assertThat(row.next()).isTrue();
                assertThat(row.getString(1)).isEqualTo(value);
            }
        }
    }
}
