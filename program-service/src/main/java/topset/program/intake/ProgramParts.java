package topset.program.intake;

import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import topset.contract.Topics;
import topset.edge.kafka.ServiceTopics;
import topset.edge.kafka.ServiceTopics.Filled;
import topset.edge.kafka.ServiceTopics.Kept;
import topset.edge.kafka.ServiceTopics.Topic;
import topset.edge.operations.DatabaseGauges;
import topset.store.inbox.Inbox;

class ProgramParts {

    @Produces
    @Singleton
    Inbox inbox() {
        return new Inbox(SessionFacts::erases);
    }

    @Produces
    @Singleton
    MeterBinder parkedAthletes(DatabaseGauges gauges) {
        return registry -> gauges.register(
                registry,
                "topset.parked.athletes",
                "Athletes whose session events wait: for an earlier event, a fix, or an operator's decision",
                "select count(*) from inbox where cause is not null");
    }

    /** The topics that this service publishes or reads. The service that starts first creates them. */
    @Produces
    @Singleton
    ServiceTopics topics() {
        return () -> List.of(
                new Topic(Topics.PROGRAM_EVENTS, Kept.AS_CONFIGURED, Filled.FROM_THIS_STORE),
                new Topic(Topics.GYM_EVENTS, Kept.AS_CONFIGURED, Filled.FROM_THIS_STORE),
                new Topic(Topics.TARGETS, Kept.NEWEST, Filled.FROM_THIS_STORE),
                new Topic(Topics.SESSION_EVENTS, Kept.AS_CONFIGURED, Filled.FROM_ELSEWHERE),
                new Topic(Topics.SESSION_EVENTS_DEAD_LETTERS, Kept.THIRTY_DAYS, Filled.FROM_ELSEWHERE));
    }
}
