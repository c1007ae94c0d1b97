package topset.edge.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.DoubleSupplier;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import topset.edge.jobs.Job;
import topset.edge.jobs.Jobs;
import topset.store.Query;
import topset.store.Sql;

/**
 * Gauges with values from SQL queries, so that each value covers all replicas. A thread runs the queries every two
 * seconds; a scrape gets the last value and never waits for PostgreSQL or for a connection (ADR 0145).
 */
@ApplicationScoped
public class DatabaseGauges {
    private static final Logger LOG = Logger.getLogger(DatabaseGauges.class);
    private static final Duration EVERY = Duration.ofSeconds(2);

    /** An older value is reported as NaN. */
    public static final Duration KEPT = Duration.ofSeconds(10);

    private static final String BOUNDED = "set local statement_timeout = 2000";

    private final DataSource dataSource;
    private final Duration kept;
    private final List<Figure> figures = new CopyOnWriteArrayList<>();
    private final Job job;

    @Inject
    DatabaseGauges(DataSource dataSource) {
        this(dataSource, EVERY, KEPT);
    }

    /** For tests: how often the queries run, and how long a value is valid. */
    public DatabaseGauges(DataSource dataSource, Duration every, Duration kept) {
        this.dataSource = dataSource;
        this.kept = kept;
        this.job = new Job("database-gauges", every, () -> figures.forEach(this::read));
    }

    private record Reading(double value, long at) {}

    private static final class Figure {
        private final String query;
        private volatile @Nullable Reading last;

        Figure(String query) {
            this.query = query;
        }

        double value(Duration kept) {
            var reading = last;
            return reading != null && System.nanoTime() - reading.at() < kept.toNanos() ? reading.value() : Double.NaN;
        }
    }

    /** The value is NaN until the query has run for the first time. */
    public DoubleSupplier register(MeterRegistry registry, String name, String description, String query) {
        var figure = new Figure(query);
        figures.add(figure);
        Gauge.builder(name, figure, each -> each.value(kept))
                .description(description)
                .strongReference(true)
                .register(registry);
        return () -> figure.value(kept);
    }

    public void start(@Observes StartupEvent event, Jobs jobs) {
        jobs.start(job);
    }

    private void read(Figure figure) {
        try {
            figure.last = Query.inTransaction(dataSource, connection -> {
                Sql.change(connection, BOUNDED);
                return Sql.one(connection, figure.query, row -> new Reading(row.getDouble(1), System.nanoTime()));
            });
        } catch (RuntimeException e) {
            LOG.debug("The database cannot be read: the gauge keeps its value", e);
        }
    }
}
