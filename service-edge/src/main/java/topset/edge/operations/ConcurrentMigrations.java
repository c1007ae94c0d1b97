package topset.edge.operations;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import java.util.Map;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Settings for migrations that build an index concurrently. Flyway's lock must not be a transaction, because the build
 * would wait for it. Such a migration may also set its lock time-out, which Flyway regards as mixing statements with
 * and without a transaction.
 */
@Singleton
public class ConcurrentMigrations implements FlywayConfigurationCustomizer {

    /** The Flyway settings, also for callers outside the framework. */
    public static final Map<String, String> SETTINGS =
            Map.of("flyway.postgresql.transactional.lock", "false", "flyway.mixed", "true");

    @Override
    public void customize(FluentConfiguration configuration) {
        configuration.configuration(SETTINGS);
    }
}
