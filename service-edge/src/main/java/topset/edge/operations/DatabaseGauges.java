package topset.edge.operations;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.DoubleSupplier;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
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
    private final List<String> queries = new CopyOnWriteArrayList<>();
    private final Cache<String, Double> values;
    private final Job job;

    @Inject
    DatabaseGauges(DataSource dataSource) {
        this(dataSource, EVERY, KEPT);
    }

    /** For tests: how often the queries run, and how long a value is valid. */
    public DatabaseGauges(DataSource dataSource, Duration every, Duration kept) {
        this.dataSource = dataSource;
        this.values = Caffeine.newBuilder().expireAfterWrite(kept).build();
        this.job = new Job("database-gauges", every, () -> queries.forEach(this::read));
    }

    /** The value is NaN until the query has run for the first time. */
    public DoubleSupplier register(MeterRegistry registry, String name, String description, String query) {
        queries.add(query);
        DoubleSupplier value = () -> Objects.requireNonNullElse(values.getIfPresent(query), Double.NaN);
        Gauge.builder(name, value::getAsDouble).description(description).register(registry);
        return value;
    }

    public void start(@Observes StartupEvent event, Jobs jobs) {
        jobs.start(job);
    }

    private void read(String query) {
        try {
            values.put(query, Query.inTransaction(dataSource, connection -> {
                Sql.change(connection, BOUNDED);
                return Sql.one(connection, query, row -> row.getDouble(1));
            }));
        } catch (RuntimeException e) {
            LOG.debug("The database cannot be read: the gauge keeps its value", e);
        }
    }
}
