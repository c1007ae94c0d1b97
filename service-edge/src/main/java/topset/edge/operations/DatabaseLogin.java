package topset.edge.operations;

import io.quarkus.runtime.PreventFurtherStepsException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import topset.edge.web.Causes;

/**
 * Waits until PostgreSQL accepts the login of a service's role. Flyway would also repeat a login that can never succeed,
 * and would then say why in a stack trace.
 *
 * @param patience how long PostgreSQL may be unreachable
 */
record DatabaseLogin(Flyway flyway, Duration patience) {
    private static final Logger LOG = Logger.getLogger(DatabaseLogin.class);
    private static final Duration TRY_EVERY = Duration.ofSeconds(1);

    /** A refused role, a refused password, and a missing database. Waiting does not help. */
    private static final Set<String> REFUSED = Set.of("28000", "28P01", "3D000");

    /**
     * @throws PreventFurtherStepsException if PostgreSQL refuses the role, or has not answered in time, or this process
     * is asked to stop; the message is one sentence for the operator
     */
    void await() {
        var deadline = System.nanoTime() + patience.toNanos();
        for (var failure = login(); failure != null; failure = login()) {
            var why = sentence(failure);
            if (REFUSED.contains(String.valueOf(failure.getSQLState()))) {
                throw SchemaCheck.refused("PostgreSQL refuses the login: " + why
                        + ". Check TOPSET_DB_URL, and the name and the password of the role.");
            }
            if (System.nanoTime() - deadline > 0) {
                throw SchemaCheck.refused(
                        "PostgreSQL has not answered for " + patience.toSeconds() + " s: " + why + ".");
            }
            LOG.warnf("Waiting for PostgreSQL: %s", why);
            SchemaCheck.pause(TRY_EVERY);
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
    static String sentence(SQLException failure) {
        return String.valueOf(failure.getMessage())
                .strip()
                .replaceAll("\\s+", " ")
                .replaceFirst("^FATAL: ", "")
                .replaceFirst("\\.$", "");
    }
}
