package topset.program.intake;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import topset.contract.Topics;
import topset.edge.kafka.ServiceTopics;
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
        return new Inbox(Translator::erases);
    }

    /** The topics that this service publishes or reads. The service that starts first creates them. */
    @Produces
    @Singleton
    ServiceTopics topics() {
        return () -> List.of(
                new ServiceTopics.Topic(
                        Topics.PROGRAM_EVENTS, ServiceTopics.Kept.AS_CONFIGURED, ServiceTopics.Filled.FROM_THIS_STORE),
                new ServiceTopics.Topic(
                        Topics.GYM_EVENTS, ServiceTopics.Kept.AS_CONFIGURED, ServiceTopics.Filled.FROM_THIS_STORE),
                new ServiceTopics.Topic(
                        Topics.TARGETS, ServiceTopics.Kept.NEWEST, ServiceTopics.Filled.FROM_THIS_STORE),
                new ServiceTopics.Topic(
                        Topics.SESSION_EVENTS, ServiceTopics.Kept.AS_CONFIGURED, ServiceTopics.Filled.FROM_ELSEWHERE),
                new ServiceTopics.Topic(
                        Topics.SESSION_EVENTS_DEAD_LETTERS,
                        ServiceTopics.Kept.THIRTY_DAYS,
                        ServiceTopics.Filled.FROM_ELSEWHERE));
    }
}
