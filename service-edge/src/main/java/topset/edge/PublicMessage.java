package topset.edge;

import topset.contract.Envelope;
import topset.contract.EventType;
import topset.contract.Topics;
import topset.store.OutgoingMessage;
import topset.store.RecordedEvent;

/** A public event on its way to its topic: CloudEvents 1.0, binary mode (events.md). */
public final class PublicMessage {
    private PublicMessage() {}

    /** The message that tells others of a stored event; the same whenever it is made, so that republishing repeats the id. */
    public static OutgoingMessage of(RecordedEvent event, EventType type, Record fact) {
        var athlete = event.athlete();
        var key = Topics.athleteKey(athlete.gym(), athlete.id());
        return new OutgoingMessage(
                type.source().topic(), key, key, envelope(event, type).headers(), ContractJson.write(fact), false);
    }

    /** The headers of the message that tells others of a stored event. */
    public static Envelope envelope(RecordedEvent event, EventType type) {
        return new Envelope(
                event.id(),
                type.source().uri(),
                type.ceType(),
                event.occurredAt(),
                event.athlete().id(),
                event.athlete().gym(),
                event.stream(),
                event.version(),
                event.sequence(),
                event.recordedAt(),
                type.dataSchema(),
                event.traceParent());
    }
}
