package topset.program.intake;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import topset.contract.Topics;
import topset.edge.kafka.ServiceTopics;
import topset.edge.kafka.ServiceTopics.Filled;
import topset.edge.kafka.ServiceTopics.Kept;
import topset.edge.kafka.ServiceTopics.Topic;
import topset.store.inbox.Inbox;

/**
 * Produces CDI beans that this service needs, such as the clock and the inbox, and whose classes are in other modules.
 */
class ProgramParts {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    Inbox inbox() {
        return new Inbox(SessionFacts::erases);
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
