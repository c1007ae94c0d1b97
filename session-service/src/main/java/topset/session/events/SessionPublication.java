package topset.session.events;

import jakarta.inject.Singleton;
import java.util.List;
import topset.contract.SessionFact;
import topset.contract.Topics;
import topset.edge.kafka.ServiceTopics;
import topset.edge.publication.PublicMessage;
import topset.store.Feed;
import topset.store.OutgoingMessage;
import topset.store.RecordedEvent;

/** Creates the Kafka messages of stored events, and names the topics that the session service needs. */
@Singleton
class SessionPublication implements Feed, ServiceTopics {

    @Override
    public List<OutgoingMessage> messages(RecordedEvent event) {
        return messages(SessionEvents.read(event), event);
    }

    static List<OutgoingMessage> messages(SessionEvent event, RecordedEvent stored) {
        return List.of(PublicMessage.of(stored, publicEvent(event, stored)));
    }

    @Override
    public List<Topic> needed() {
        return List.of(
                new Topic(Topics.SESSION_EVENTS, Kept.AS_CONFIGURED, Filled.FROM_THIS_STORE),
                new Topic(Topics.GYM_EVENTS, Kept.AS_CONFIGURED, Filled.FROM_ELSEWHERE));
    }

    static SessionFact publicEvent(RecordedEvent stored) {
        return publicEvent(SessionEvents.read(stored), stored);
    }

    private static SessionFact publicEvent(SessionEvent event, RecordedEvent stored) {
        return SessionFeed.publicEvent(
                event, stored.stream(), stored.athlete().gym(), stored.athlete().id());
    }
}
