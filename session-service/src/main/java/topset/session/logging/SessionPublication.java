package topset.session.logging;

import jakarta.inject.Singleton;
import java.util.List;
import topset.contract.Topics;
import topset.edge.PublicMessage;
import topset.edge.ServiceTopics;
import topset.store.Feed;
import topset.store.OutgoingMessage;
import topset.store.RecordedEvent;

/** Turns stored events into messages, and says which topic they need. */
@Singleton
class SessionPublication implements Feed, ServiceTopics {

    @Override
    public List<OutgoingMessage> messages(RecordedEvent event) {
        var told = told(event);
        return List.of(PublicMessage.of(event, told.type(), told.fact()));
    }

    @Override
    public List<Topic> needed() {
        return List.of(new Topic(Topics.SESSION_EVENTS, Kept.AS_CONFIGURED, Filled.FROM_THIS_STORE));
    }

    static SessionFeed.Told told(RecordedEvent event) {
        return SessionFeed.told(
                SessionEventCodec.read(event.type(), event.data()),
                event.stream(),
                event.athlete().gym(),
                event.athlete().id());
    }
}
