package topset.edge;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import topset.store.Relay;

/** What waits to be published, and what was. */
@ApplicationScoped
class OutboxFigures implements MeterBinder {
    private final DataSource dataSource;
    private final Relay relay;

    @Inject
    OutboxFigures(DataSource dataSource, Relay relay) {
        this.dataSource = dataSource;
        this.relay = relay;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("topset.outbox.age", this, figures -> figures.age().toMillis() / 1000.0)
                .baseUnit("seconds")
                .description("Age of the oldest message that is not published; 0 when there is none")
                .register(registry);
        Gauge.builder("topset.outbox.rows", this, OutboxFigures::rows)
                .description("Messages that are not published")
                .register(registry);
        FunctionCounter.builder("topset.relay.published", relay, Relay::published)
                .description("Messages that Kafka has acknowledged")
                .register(registry);
    }

    Duration age() {
        return relay.oldestAge();
    }

    boolean leading() {
        return relay.leading();
    }

    private double rows() {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement("select count(*) from outbox");
                var rows = statement.executeQuery()) {
            return rows.next() ? rows.getLong(1) : Double.NaN;
        } catch (SQLException e) {
            return Double.NaN;
        }
    }
}
