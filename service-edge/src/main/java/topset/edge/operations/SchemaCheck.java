package topset.edge.operations;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
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
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import topset.edge.web.Causes;

/**
 * Delays the start of a service until the database schema has every migration that the service knows. {@code
 * topset-migrate} applies the migrations (ADR 0129): in its profile, the process ends after that. A
 * newer schema is accepted, because a migration keeps the tables usable for the previous release. A schema whose
 * migrations have other contents is refused (ADR 0129).
 */
@Singleton
public class SchemaCheck {
    private static final Logger LOG = Logger.getLogger(SchemaCheck.class);
    /** The profile of {@code topset-migrate}. */
    private static final String MIGRATE = "migrate";

    private static final Duration TRY_EVERY = Duration.ofSeconds(1);

    /** A refused role, a refused password, and a missing database. Waiting does not help. */
    private static final Set<String> REFUSED = Set.of("28000", "28P01", "3D000");

    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final Duration LOG_EVERY = Duration.ofSeconds(5);
    private static final Duration WAIT_FOR_POSTGRESQL = Duration.ofMinutes(1);
    private static final int FAILED_EXIT_CODE = 1;

    /** The local stack knows this code and then says what to do there. */
    private static final int OTHER_SCHEMA_EXIT_CODE = 65;

    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final Set<MigrationState> NOT_APPLIED = Set.of(MigrationState.PENDING, MigrationState.IGNORED);
    private static final Set<MigrationState> UNKNOWN =
            Set.of(MigrationState.MISSING_SUCCESS, MigrationState.MISSING_FAILED);

    private final Flyway flyway;

    /** Flyway connects with the service's role, which may read the migration history. */
    public SchemaCheck(Flyway flyway) {
        this.flyway = flyway;
    }

    // This check runs before all other observers of the start, because the other observers use the tables.
    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event, Config config) {
        try {
            awaitLogin();
            if (config.unwrap(SmallRyeConfig.class).getProfiles().contains(MIGRATE)) {
                migrate();
                throw new PreventFurtherStepsException("The schema has every migration of this release.", 0);
            }
            awaitSchema();
        } catch (PreventFurtherStepsException end) {
            // Quarkus stops the start of the service without a log message and then waits for a request to exit. So
            // this code logs the message and requests the exit.
            LOG.log(end.getExitCode() == 0 ? Logger.Level.INFO : Logger.Level.ERROR, end.getMessage());
            Quarkus.asyncExit(end.getExitCode());
            throw end;
        }
    }

    /**
     * Waits until PostgreSQL accepts the login of the service's role. Flyway would also repeat a login that can never
     * succeed, and would then say why in a stack trace.
     */
    private void awaitLogin() {
        var deadline = System.nanoTime() + WAIT_FOR_POSTGRESQL.toNanos();
        for (var failure = login(); failure != null; failure = login()) {
            var why = sentence(failure);
            if (REFUSED.contains(String.valueOf(failure.getSQLState()))) {
                throw refused("PostgreSQL refuses the login: " + why
                        + ". Check TOPSET_DB_URL, and the name and the password of the role.");
            }
            if (System.nanoTime() - deadline > 0) {
                throw refused(
                        "PostgreSQL has not answered for " + WAIT_FOR_POSTGRESQL.toSeconds() + " s: " + why + ".");
            }
            LOG.warnf("Waiting for PostgreSQL: %s", why);
            pause(TRY_EVERY);
        }
    }

    /** Returns null if the login succeeded. */
    private @Nullable SQLException login() {
        try {
            flyway.getConfiguration().getDataSource().getConnection().close();
            return null;
        } catch (SQLException e) {
            return e;
        } catch (FlywayException e) {
            return Causes.of(e, SQLException.class).findFirst().orElseThrow(() -> e);
        }
    }

    /** The message of PostgreSQL or of its driver on one line, without a full stop. */
    private static String sentence(SQLException failure) {
        return String.valueOf(failure.getMessage())
                .strip()
                .replaceAll("\\s+", " ")
                .replaceFirst("^FATAL: ", "")
                .replaceFirst("\\.$", "");
    }

    /** The work of {@code topset-migrate}, which connects with the role of the database's owner (ADR 0129). */
    private void migrate() {
        try {
            refuseOtherSchema(flyway.info().all());
            flyway.migrate();
        } catch (FlywayException e) {
            throw refused("The schema is not migrated: " + reason(e) + ". See *Upgrade* in docs/operations.md.");
        }
    }

    /** Returns the beginning of Flyway's message, and the message of PostgreSQL if there is one. */
    private static String reason(FlywayException failure) {
        var lines = String.valueOf(failure.getMessage())
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        return Causes.of(failure, SQLException.class)
                .findFirst()
                .map(sql -> lines.getFirst() + ": " + sentence(sql))
                .orElseGet(() -> lines.stream()
                        .limit(2)
                        .collect(Collectors.joining(": "))
                        .replaceFirst("\\.$", ""));
    }

    /** Waits until the schema has every migration that the service knows. Ends the start as {@link #missing} does. */
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
     * Returns the names of the missing migration scripts. If the service has no right to read the list of applied
     * scripts, returns only the name of that right.
     *
     * @throws PreventFurtherStepsException if a migration has failed, or the schema is that of another version
     */
    public List<String> missing() {
        MigrationInfo[] migrations;
        try {
            migrations = flyway.info().all();
        } catch (FlywayException e) {
            // One of the missing migrations grants the right.
            if (Causes.of(e, SQLException.class).anyMatch(sql -> INSUFFICIENT_PRIVILEGE.equals(sql.getSQLState()))) {
                return List.of("the right to read flyway_schema_history");
            }
            throw e;
        }
        refuseOtherSchema(migrations);
        for (var migration : migrations) {
            if (migration.getState() == MigrationState.FAILED) {
                throw refused("Migration " + migration.getScript()
                        + " has failed in this database: this service does not start on it. Repair it with"
                        + " topset-migrate (docs/operations.md, Upgrade).");
            }
        }
        return Arrays.stream(migrations)
                .filter(migration -> NOT_APPLIED.contains(migration.getState()))
                .map(MigrationInfo::getScript)
                .toList();
    }

    /** Refuses a database in which a known migration was applied with other contents, or an unknown one before it. */
    private static void refuseOtherSchema(MigrationInfo... migrations) {
        for (var migration : migrations) {
            if (UNKNOWN.contains(migration.getState()) || !migration.isChecksumMatching()) {
                throw new PreventFurtherStepsException(
                        "This database has the schema of another version of Topset ("
                                + migration.getScript().replaceFirst(".*/", "")
                                + " differs) and was left as it is: start with an empty database (with Docker Compose:"
                                + " docker compose down --volumes); to keep the data, export it before with that"
                                + " version and import it afterwards (docs/transfer.md).",
                        OTHER_SCHEMA_EXIT_CODE);
            }
        }
    }

    private static PreventFurtherStepsException refused(String sentence) {
        return new PreventFurtherStepsException(sentence, FAILED_EXIT_CODE);
    }

    /** Throws a {@link PreventFurtherStepsException} if this process is asked to stop. */
    private static void pause(Duration time) {
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

    /**
     * Configures Flyway for migrations that build an index concurrently. PostgreSQL finishes a concurrent build only after
     * all earlier transactions have ended. So Flyway must not hold its own lock in an open transaction. The script of such
     * a migration may also contain a transactional statement that sets the lock time-out. Flyway allows both kinds of
     * statement in one script only with the setting {@code mixed}.
     */
    @Singleton
    public static class ConcurrentMigrations implements FlywayConfigurationCustomizer {

        /** For code that configures Flyway without Quarkus. */
        public static final Map<String, String> SETTINGS =
                Map.of("flyway.postgresql.transactional.lock", "false", "flyway.mixed", "true");

        @Override
        public void customize(FluentConfiguration configuration) {
            configuration.configuration(SETTINGS);
        }
    }
}
