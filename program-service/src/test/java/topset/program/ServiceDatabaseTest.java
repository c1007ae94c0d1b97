package topset.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topset.edge.publication.StoreBeans;

/** The database tests use the same query planning and lock time-outs as the service in production (ADR 0132). */
@RealParts
@SuppressWarnings("NullAway.Init")
class ServiceDatabaseTest {
    private static final List<String> PARTS = List.of("TOPSET_DB_URL", "TOPSET_DB_USER", "TOPSET_DB_PASSWORD");

    @Inject
    AgroalDataSource ofTheService;

    @Inject
    @DataSource(StoreBeans.RESERVED)
    AgroalDataSource reserved;

    @Test
    void a_connection_of_the_database_tests_has_every_setting_of_one_of_the_service() throws SQLException {
        try (var ofTests = ofTests()) {
            assertThat(settings(ofTests)).isEqualTo(settings(ofTheService)).containsEntry("enable_seqscan", "off");
        }
    }

    @Test
    void the_database_tests_share_a_pool_like_that_of_the_service() {
        try (var ofTests = ofTests()) {
            assertThat(limits(ofTests)).isEqualTo(limits(ofTheService));
        }
    }

    @Test
    void the_reserved_connections_have_every_setting_of_the_others() throws SQLException {
        assertThat(settings(reserved)).isEqualTo(settings(ofTheService));
        assertThat(reserved.getConfiguration().connectionPoolConfiguration().acquisitionTimeout())
                .isEqualTo(ofTheService
                        .getConfiguration()
                        .connectionPoolConfiguration()
                        .acquisitionTimeout());
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "lock_timeout,2000",
        "idle_in_transaction_session_timeout,6000",
        "transaction_timeout,15000",
        "tcp_user_timeout,10000",
        "default_transaction_isolation,read committed",
        "plan_cache_mode,force_generic_plan",
        "enable_seqscan,off"
    })
    void postgres_is_given_with_every_connection_of_the_service(String setting, String value) throws SQLException {
        assertThat(settings(ofTheService)).containsEntry(setting, value);
    }

    private static AgroalDataSource ofTests() {
        var config = ConfigProvider.getConfig();
        return new ServiceDatabase(PARTS.stream()
                        .collect(Collectors.toMap(Function.identity(), name -> config.getValue(name, String.class))))
                .pool();
    }

    /** Returns the settings that a connection requested when it was opened and afterwards. */
    private static Map<String, String> settings(AgroalDataSource pool) throws SQLException {
        // The transaction's time-out is not compared: it becomes a setting of the session only after a transaction has
        // set it.
        try (var connection = pool.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select name, setting from pg_settings"
                        + " where source in ('client', 'session') and name <> 'transaction_isolation'")) {
            var settings = new TreeMap<String, String>();
            while (rows.next()) {
                settings.put(rows.getString(1), rows.getString(2));
            }
            return settings;
        }
    }

    private static List<Object> limits(AgroalDataSource pool) {
        var configuration = pool.getConfiguration().connectionPoolConfiguration();
        var connections = configuration.connectionFactoryConfiguration();
        return Stream.<Object>of(
                        configuration.minSize(),
                        configuration.maxSize(),
                        configuration.maxLifetime(),
                        configuration.idleValidationTimeout(),
                        configuration.validationTimeout(),
                        configuration.reapTimeout(),
                        configuration.leakTimeout(),
                        configuration.flushOnClose(),
                        configuration.validateOnBorrow(),
                        connections.jdbcTransactionIsolation().level(),
                        connections.loginTimeout(),
                        new TreeMap<>(connections.jdbcProperties()))
                .toList();
    }
}
