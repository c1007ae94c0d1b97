package topset.edge.operations;

import io.quarkus.runtime.PreventFurtherStepsException;
import java.sql.SQLException;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import topset.edge.web.Causes;

/**
 * Migrates the database schema: the work of {@code topset-migrate}, which is the service's own package in the profile
 * {@code migrate} (ADR 0129).
 *
 * @param flyway connects with the role of the database's owner
 */
record SchemaMigration(Flyway flyway) {
    static final String PROFILE = "migrate";

    /**
     * Applies all missing migrations.
     *
     * @throws PreventFurtherStepsException if a migration fails, or the schema is that of another version; the message
     * is one sentence for the operator
     */
    void run() {
        try {
            SchemaCheck.refuseOtherSchema(flyway.info().all());
            flyway.migrate();
        } catch (FlywayException e) {
            throw SchemaCheck.refused(
                    "The schema is not migrated: " + reason(e) + ". See *Upgrade* in docs/operations.md.");
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
                .map(sql -> lines.getFirst() + ": " + DatabaseLogin.sentence(sql))
                .orElseGet(() -> lines.stream()
                        .limit(2)
                        .collect(Collectors.joining(": "))
                        .replaceFirst("\\.$", ""));
    }
}
