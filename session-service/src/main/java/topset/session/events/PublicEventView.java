package topset.session.events;

import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import topset.edge.publication.PublicMessage;
import topset.store.RecordedEvent;

/** In the JSON form of CloudEvents 1.0. The attributes have the values of the headers of the Kafka message. */
@Schema(name = "PublicEvent")
public record PublicEventView(
        String specversion,
        String id,
        String source,
        String type,
        OffsetDateTime time,
        String subject,
        String gym,
        String stream,
        long streamversion,
        long athletesequence,
        OffsetDateTime recordedat,
        String dataschema,
        String datacontenttype,
        @Nullable String traceparent,
        @Schema(implementation = Object.class) Record data) {

    public static PublicEventView of(RecordedEvent event) {
        var published = SessionPublication.publicEvent(event);
        var envelope = PublicMessage.envelope(event, published.type());
        return new PublicEventView(
                "1.0",
                envelope.id(),
                envelope.source(),
                envelope.type(),
                envelope.time(),
                envelope.subject(),
                envelope.gym(),
                envelope.stream(),
                envelope.streamVersion(),
                envelope.athleteSequence(),
                envelope.recordedAt(),
                envelope.dataSchema(),
                "application/json",
                envelope.traceParent(),
                published.fact());
    }
}
