package topset.session.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import topset.contract.Envelope;
import topset.contract.EventType;
import topset.contract.SessionFact;
import topset.edge.publication.PublicMessage;
import topset.store.RecordedEvent;

/** In the JSON form of CloudEvents 1.0. The attributes have the values of the headers of the Kafka message. */
@Schema(name = "PublicEvent")
public record PublicEventView(
        String specversion,
        @JsonUnwrapped Envelope envelope,
        String datacontenttype,
        @Schema(implementation = Object.class) SessionFact data) {
    public static PublicEventView of(RecordedEvent stored) {
        var fact = SessionPublication.publicEvent(stored);
        var envelope = PublicMessage.envelope(stored, EventType.of(fact));
        return new PublicEventView("1.0", envelope, "application/json", fact);
    }
}
