package topset.edge.operations;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import java.util.Map;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Configures Flyway for migrations that build an index concurrently. PostgreSQL finishes a concurrent build only after
 * all earlier transactions have ended. So Flyway must not hold its own lock in an open transaction. The script of such
 * a migration may also contain a transactional statement that sets the lock time-out. Flyway allows both kinds of
 * statement in one script only with the setting {@code mixed}.
 */
@Singleton
public class ConcurrentMigrations implements FlywayConfigurationCustomizer {

    /** For code that configures Flyway without Quarkus. */
    public static final Map<String, String> SETTINGS =
            Map.of("flyway.postgresql.transactional.lock", "false", "flyway.mixed", "true");

    @Override
    public void customize(FluentConfiguration configuration) {
        configuration.configuration(SETTINGS);
    }
}
