package topset.edge.publication;

import topset.contract.Envelope;
import topset.contract.EventType;
import topset.contract.Topics;
import topset.edge.web.ContractJson;
import topset.store.OutgoingMessage;
import topset.store.RecordedEvent;

/** Uses the binary mode of CloudEvents 1.0 (docs/analytics.md). */
public final class PublicMessage {
    private PublicMessage() {}

    /** The message is the same at every call, so a repeated publication has the same id. */
    public static OutgoingMessage of(RecordedEvent event, Object fact) {
        return of(event, EventType.of(fact), ContractJson.write(fact));
    }

    /** {@code value} is the JSON of the public event. */
    public static OutgoingMessage of(RecordedEvent event, EventType type, byte[] value) {
        var owner = event.athlete();
        var key = owner.isGym() ? owner.gym() : Topics.athleteKey(owner.gym(), owner.id());
        return new OutgoingMessage(
                type.source().topic(), key, key, envelope(event, type).headers(), value, false);
    }

    public static Envelope envelope(RecordedEvent event, EventType type) {
        var owner = event.athlete();
        return new Envelope(
                event.id(),
                type.source().uri(),
                type.ceType(),
                event.occurredAt(),
                owner.isGym() ? owner.gym() : owner.id(),
                owner.gym(),
                event.stream(),
                event.version(),
                event.sequence(),
                event.recordedAt(),
                type.dataSchema(),
                event.traceParent());
    }
}
