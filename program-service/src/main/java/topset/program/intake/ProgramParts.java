package topset.program.intake;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import topset.contract.Topics;
import topset.edge.ServiceTopics;
import topset.store.Inbox;

/** The parts of the service that come from elsewhere. */
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

    /** What is published, and what is read: whichever service starts first creates it. */
    @Produces
    @Singleton
    ServiceTopics topics() {
        return () -> List.of(
                new ServiceTopics.Topic(
                        Topics.PROGRAM_EVENTS, ServiceTopics.Kept.AS_CONFIGURED, ServiceTopics.Filled.FROM_THIS_STORE),
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
