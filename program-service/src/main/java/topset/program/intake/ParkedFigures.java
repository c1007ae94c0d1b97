package topset.program.intake;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.ApplicationScoped;
import topset.edge.operations.DatabaseGauges;

/** Registers the metric with the number of parked athletes, whose session events wait to be processed. */
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
                "Athletes whose session events wait: for an earlier event, a fix, or an operator's decision",
                "select count(*) from inbox where cause is not null");
    }
}
