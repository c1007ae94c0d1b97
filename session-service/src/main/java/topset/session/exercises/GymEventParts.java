package topset.session.exercises;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;
import topset.edge.operations.DatabaseGauges;
import topset.edge.operations.ParkedEvents;
import topset.store.inbox.Inbox;

/** Creates the inbox of gym events and the metric of parked gyms. */
@ApplicationScoped
class GymEventParts implements MeterBinder {
    private final DatabaseGauges gauges;

    GymEventParts(DatabaseGauges gauges) {
        this.gauges = gauges;
    }

    /** Gym events cannot be erasures, so no gym event makes earlier events obsolete. */
    @Produces
    @Singleton
    Inbox inbox() {
        return new Inbox(event -> false);
    }

    @Produces
    @Singleton
    ParkedEvents parkedGyms(DataSource dataSource, Inbox inbox, GymEventIntake intake) {
        return new ParkedEvents(dataSource, inbox, intake);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        var _ = gauges.register(
                registry,
                "topset.parked.gyms",
                "Gyms whose exercises may be out of date: their events wait for an earlier one or for a fix",
                "select count(*) from inbox where cause is not null");
    }
}
