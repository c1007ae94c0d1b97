package topset.program;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalConnectionFactoryConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalConnectionPoolConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.quarkus.agroal.runtime.DataSourceJdbcRuntimeConfig;
import io.quarkus.agroal.runtime.DataSourcesJdbcRuntimeConfig;
import io.quarkus.datasource.common.runtime.DataSourceUtil;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import topset.edge.operations.SchemaCheck.ConcurrentMigrations;
import topset.testsupport.Eventually;

/** Connects to the database with the configuration that the service ships, for tests without the whole service. */
final class ServiceDatabase {
    private static final int ABOVE_THE_ENVIRONMENT = 400;

    private final SmallRyeConfig config;
    private final SmallRyeConfig ofMigrations;

    /**
     * Creates the connection pool.
     *
     * @param environment the variables that contain the addresses of a service's dependencies
     */
    ServiceDatabase(Map<String, String> environment) {
        config = config(environment, "test");
        ofMigrations = config(environment, "migrate");
    }

    private static SmallRyeConfig config(Map<String, String> environment, String profile) {
        return ConfigUtils.configBuilder()
                .withProfile(profile)
                .withMapping(DataSourcesJdbcRuntimeConfig.class)
                .withMappingIgnore("quarkus.**")
                .withSources(new PropertiesConfigSource(environment, "the parts", ABOVE_THE_ENVIRONMENT))
                .build();
    }

    /**
     * Migrates as the owner.
     *
     * @param also further locations of migrations
     */
    void migrate(String... also) {
        flyway(ofMigrations, also).migrate();
    }

    /** Returns Flyway in the service's role, as in the service, with further locations of migrations. */
    Flyway flyway(String... also) {
        return flyway(config, also);
    }

    private static Flyway flyway(SmallRyeConfig config, String... also) {
        var locations = value(config, "quarkus.flyway.locations").split(",");
        return Flyway.configure()
                .configuration(ConcurrentMigrations.SETTINGS)
                .dataSource(
                        value(config, "quarkus.datasource.jdbc.url"),
                        value(config, "quarkus.flyway.username"),
                        value(config, "quarkus.flyway.password"))
                .outOfOrder(Boolean.parseBoolean(value(config, "quarkus.flyway.out-of-order")))
                .initSql(value(config, "quarkus.flyway.init-sql"))
                .locations(Stream.concat(Stream.of(locations), Stream.of(also)).toArray(String[]::new))
                .placeholders(Map.of("service_role", value(config, "quarkus.flyway.placeholders.service_role")))
                .load();
    }

    AgroalDataSource pool() {
        var jdbc = Objects.requireNonNull(config.getConfigMapping(DataSourcesJdbcRuntimeConfig.class)
                        .dataSources()
                        .get(DataSourceUtil.DEFAULT_DATASOURCE_NAME))
                .jdbc();
        try {
            return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(pool -> configure(pool, jdbc)));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private AgroalConnectionPoolConfigurationSupplier configure(
            AgroalConnectionPoolConfigurationSupplier pool, DataSourceJdbcRuntimeConfig jdbc) {
        jdbc.foregroundValidationInterval().ifPresent(pool::idleValidationTimeout);
        jdbc.maxLifetime().ifPresent(pool::maxLifetime);
        jdbc.leakDetectionInterval().ifPresent(pool::leakTimeout);
        return pool.minSize(jdbc.minSize())
                .maxSize(jdbc.maxSize())
                // Longer than in the service, so that the tests also pass on a busy machine.
                .acquisitionTimeout(Eventually.AT_MOST)
                .validationTimeout(jdbc.backgroundValidationInterval())
                .reapTimeout(jdbc.idleRemovalInterval())
                .flushOnClose(jdbc.flushOnClose())
                .validateOnBorrow(jdbc.validateOnBorrow())
                // A broken connection leaves the pool, as in the service.
                .exceptionSorter(new PostgreSQLExceptionSorter())
                .connectionFactoryConfiguration(connection -> configure(connection, jdbc));
    }

    private AgroalConnectionFactoryConfigurationSupplier configure(
            AgroalConnectionFactoryConfigurationSupplier connection, DataSourceJdbcRuntimeConfig jdbc) {
        jdbc.transactionIsolationLevel().ifPresent(connection::jdbcTransactionIsolation);
        jdbc.loginTimeout().ifPresent(connection::loginTimeout);
        jdbc.additionalJdbcProperties().forEach(connection::jdbcProperty);
        return connection
                .jdbcUrl(jdbc.url().orElseThrow())
                .principal(new NamePrincipal(value(config, "quarkus.datasource.username")))
                .credential(new SimplePassword(value(config, "quarkus.datasource.password")));
    }

    private static String value(SmallRyeConfig config, String name) {
        return config.getValue(name, String.class);
    }
}
