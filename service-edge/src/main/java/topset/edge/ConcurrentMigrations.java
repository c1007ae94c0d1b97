package topset.edge;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import java.util.Map;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * An index is built beside writers. Flyway's lock must then not be a transaction, which the build would wait for; and such a migration
 * may set its lock time-out, which Flyway calls a mix of statements with and without a transaction.
 */
@Singleton
public class ConcurrentMigrations implements FlywayConfigurationCustomizer {

    /** Of Flyway, for whoever configures it without the framework. */
    public static final Map<String, String> SETTINGS =
            Map.of("flyway.postgresql.transactional.lock", "false", "flyway.mixed", "true");

    @Override
    public void customize(FluentConfiguration configuration) {
        configuration.configuration(SETTINGS);
    }
}
