package topset.program.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import topset.contract.EventType;
import topset.edge.web.ContractJson;
import topset.program.programs.ProgramEventCodec;
import topset.program.publishing.ProgramPublication;
import topset.store.RecordedEvent;
import topset.store.read.EventCursor;

/**
 * Converts stored events to events of the live stream. The data of a live event is the public event. Several event
 * types have the same SSE event name.
 */
@ApplicationScoped
class LiveFeed {
    private final ProgramPublication publication;

    LiveFeed(ProgramPublication publication) {
        this.publication = publication;
    }

    /**
     * Converts a stored event. Returns an empty list for an event about a gym itself. Also returns an empty list for an
     * event that is not published, except for the change of a roster row. The live event for such a change names the
     * athlete and does not contain the row.
     */
    List<LiveEvent> of(RecordedEvent event, EventCursor at) {
        if (event.athlete().isGym()) {
            return List.of();
        }
        if (event.type().equals(ProgramEventCodec.ROSTER_ROW_CHANGED)) {
            var athlete = event.athlete();
            var who = Map.of("gym", athlete.gym(), "athleteId", athlete.id());
            return List.of(new LiveEvent(at, athlete, "row-changed", ContractJson.text(who)));
        }
        return publication.messages(event).stream()
                .filter(message -> message.value() != null)
                .map(message -> new LiveEvent(
                        at,
                        event.athlete(),
                        name(String.valueOf(message.headers().get("ce_type"))),
                        new String(java.util.Objects.requireNonNull(message.value()), UTF_8)))
                .toList();
    }

    private static String name(String type) {
        if (type.equals(EventType.TARGET_RECOMPUTED.ceType())) {
            return "target-recomputed";
        }
        if (type.equals(EventType.BACKOFF_ADJUSTED.ceType())) {
            return "backoff-today";
        }
        return type.equals(EventType.FLAGS_CHANGED.ceType()) ? "flag-raised" : "program-changed";
    }
}
