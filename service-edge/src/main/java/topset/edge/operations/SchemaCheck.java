package topset.edge.operations;

import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.SmallRyeConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.jboss.logging.Logger;

/**
 * Delays the start of a service until the database schema has every migration that the service knows. {@code
 * topset-migrate} applies the migrations (ADR 0039): in its profile, the process ends after {@link SchemaMigration}. A
 * newer schema is accepted.
 */
@Singleton
public class SchemaCheck {
    private static final Logger LOG = Logger.getLogger(SchemaCheck.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final Duration LOG_EVERY = Duration.ofSeconds(5);
    private static final Duration WAIT_FOR_POSTGRESQL = Duration.ofMinutes(1);
    private static final int FAILED_EXIT_CODE = 1;
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private static final Set<MigrationState> NOT_APPLIED = Set.of(MigrationState.PENDING, MigrationState.IGNORED);

    private final Flyway flyway;

    /** @param flyway connects with the service's role, which may read the migration history */
    public SchemaCheck(Flyway flyway) {
        this.flyway = flyway;
    }

    // Runs before all other observers of the start, because they use the tables.
    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event, Config config) {
        try {
            new DatabaseLogin(flyway, WAIT_FOR_POSTGRESQL).await();
            if (config.unwrap(SmallRyeConfig.class).getProfiles().contains(SchemaMigration.PROFILE)) {
                new SchemaMigration(flyway).run();
                throw new PreventFurtherStepsException("The schema has every migration of this release.", 0);
            }
            awaitSchema();
        } catch (PreventFurtherStepsException end) {
            // Quarkus stops the start without a log message and then waits for a request to exit.
            LOG.log(end.getExitCode() == 0 ? Logger.Level.INFO : Logger.Level.ERROR, end.getMessage());
            Quarkus.asyncExit(end.getExitCode());
            throw end;
        }
    }

    /**
     * Waits until the schema has every migration that the service knows.
     *
     * @throws PreventFurtherStepsException if a migration has failed, or this process is asked to stop
     */
    public void awaitSchema() {
        long nextLog = System.nanoTime();
        for (var missing = missing(); !missing.isEmpty(); missing = missing()) {
            if (System.nanoTime() >= nextLog) {
                LOG.warnf(
                        "The schema is older than this service: waiting for topset-migrate to apply %s",
                        String.join(", ", missing));
                nextLog = System.nanoTime() + LOG_EVERY.toNanos();
            }
            pause(LOOK_EVERY);
        }
    }

    /**
     * The names of the missing scripts. Without the right to read the list of applied scripts, only the name of that
     * right.
     *
     * @throws PreventFurtherStepsException if a migration has failed
     */
    public List<String> missing() {
        MigrationInfo[] migrations;
        try {
            migrations = flyway.info().all();
        } catch (FlywayException e) {
            if (mayNotReadHistory(e)) {
                return List.of("the right to read flyway_schema_history");
            }
            throw e;
        }
        for (var migration : migrations) {
            if (migration.getState() == MigrationState.FAILED) {
                throw refused(migration);
            }
        }
        return Arrays.stream(migrations)
                .filter(migration -> NOT_APPLIED.contains(migration.getState()))
                .map(MigrationInfo::getScript)
                .toList();
    }

    private static PreventFurtherStepsException refused(MigrationInfo failed) {
        return refused(
                "Migration " + failed.getScript() + " has failed in this database: this service does not start on"
                        + " it. Repair it with topset-migrate (docs/operations.md, Upgrade).");
    }

    /** @param sentence for the operator */
    static PreventFurtherStepsException refused(String sentence) {
        return new PreventFurtherStepsException(sentence, FAILED_EXIT_CODE);
    }

    /** The right is granted by one of the missing migrations. */
    private static boolean mayNotReadHistory(Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && INSUFFICIENT_PRIVILEGE.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** @throws PreventFurtherStepsException if this process is asked to stop */
    static void pause(Duration time) {
        if (ApplicationLifecycleManager.isVmShuttingDown()) {
            throw refused("Stopped while waiting for PostgreSQL or topset-migrate.");
        }
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refused("Interrupted while waiting for PostgreSQL or topset-migrate.");
        }
    }
}
