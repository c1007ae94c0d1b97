package topset.program.intake;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.ApplicationScoped;
import topset.edge.DatabaseGauges;

/** How many athletes wait because an event of theirs is missing or could not be taken. */
@ApplicationScoped
class ParkedFigures implements MeterBinder {
    private final DatabaseGauges gauges;

    ParkedFigures(DatabaseGauges gauges) {
        this.gauges = gauges;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        var _ = gauges.register(
                registry,
                "topset.parked.athletes",
                "Athletes whose events wait: for an earlier one, for a fix, or for a decision after a fork",
                "select count(*) from inbox where cause is not null");
    }
}
