package topset.program.intake;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import javax.sql.DataSource;
import topset.store.Inbox;

/** How many athletes wait because an event of theirs is missing or could not be taken. */
@ApplicationScoped
class ParkedFigures implements MeterBinder {
    private final DataSource dataSource;
    private final Inbox inbox;

    ParkedFigures(DataSource dataSource, Inbox inbox) {
        this.dataSource = dataSource;
        this.inbox = inbox;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("topset.parked.athletes", this, ParkedFigures::parked)
                .description(
                        "Athletes whose events wait: for an earlier one, for a fix, or for a decision after a fork")
                .register(registry);
    }

    private double parked() {
        try (var connection = dataSource.getConnection()) {
            return inbox.parked(connection).size();
        } catch (SQLException e) {
            return Double.NaN;
        }
    }
}
