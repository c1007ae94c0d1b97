package topset.edge.operations;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import java.util.Map;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Configures Flyway for migrations that build an index concurrently. PostgreSQL starts such a build only after all open
 * transactions have ended. So Flyway must not hold its own lock in an open transaction. Such a migration may also set
 * its lock time-out. Flyway allows the two statements in one script only with the setting {@code mixed}.
 */
@Singleton
public class ConcurrentMigrations implements FlywayConfigurationCustomizer {

    /** The settings as a map, for callers that configure Flyway without Quarkus. */
    public static final Map<String, String> SETTINGS =
            Map.of("flyway.postgresql.transactional.lock", "false", "flyway.mixed", "true");

    @Override
    public void customize(FluentConfiguration configuration) {
        configuration.configuration(SETTINGS);
    }
}
