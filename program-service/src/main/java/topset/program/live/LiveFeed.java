package topset.program.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import topset.contract.EventType;
import topset.edge.web.ContractJson;
import topset.program.gym.GymEvent;
import topset.program.gym.GymEventCodec;
import topset.program.programs.ProgramEventCodec;
import topset.program.publishing.ProgramPublication;
import topset.store.Athlete;
import topset.store.RecordedEvent;
import topset.store.read.EventCursor;
import topset.store.read.GymEventReader;

/**
 * Converts stored events to events of the live stream. The data of a live event is the JSON of the public event.
 * Several event types have the same SSE event name.
 */
@ApplicationScoped
class LiveFeed {
    private final ProgramPublication publication;

    LiveFeed(ProgramPublication publication) {
        this.publication = publication;
    }

    /**
     * An event that is sent to the clients of the live stream.
     *
     * @param at the cursor from which a client resumes after this event
     * @param name the SSE event name, such as {@code target-recomputed}
     * @param data JSON on one line
     */
    record LiveEvent(EventCursor at, Athlete athlete, String name, String data) {}

    /** Converts a page of stored events, in order. */
    List<LiveEvent> of(GymEventReader.Page page) {
        var events = new ArrayList<LiveEvent>();
        for (int i = 0; i < page.events().size(); i++) {
            events.addAll(of(page.events().get(i), page.cursors().get(i)));
        }
        return events;
    }

    /**
     * Converts a stored event. Returns an empty list for an event that is not published, and for an event of a gym that
     * concerns no athlete. If an event only changes an athlete's row in the roster, the
     * live event names the athlete and does not contain the row.
     *
     * <p>During an upgrade, replicas of the next release may store events of types that this release does not know. Such
     * an event may have changed the athlete's roster row, so the watchers read the row
     * again.
     */
    List<LiveEvent> of(RecordedEvent event, EventCursor at) {
        if (event.athlete().isGym()) {
            return ofGym(event, at);
        }
        if (ProgramEventCodec.isOfRosterRow(event.type()) || !ProgramEventCodec.knows(event.type())) {
            return List.of(rowChanged(event.athlete(), at));
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

    /**
     * Converts an event of a gym. Only changes of coaches, tags and the archive become live events: each
     * concerns one athlete and changes the athlete's roster row.
     */
    private static List<LiveEvent> ofGym(RecordedEvent event, EventCursor at) {
        if (!GymEventCodec.isAboutAthlete(event.type())) {
            return List.of();
        }
        var gym = event.athlete().gym();
        return switch (GymEventCodec.read(event.type(), event.data())) {
            case GymEvent.AthleteCoachesChanged changed ->
                List.of(rowChanged(new Athlete(gym, changed.athleteId()), at));
            case GymEvent.AthleteTagsChanged changed -> List.of(rowChanged(new Athlete(gym, changed.athleteId()), at));
            case GymEvent.AthleteArchived archived -> List.of(rowChanged(new Athlete(gym, archived.athleteId()), at));
            case GymEvent.AthleteRestored restored -> List.of(rowChanged(new Athlete(gym, restored.athleteId()), at));
            case GymEvent other -> List.of();
        };
    }

    private static LiveEvent rowChanged(Athlete athlete, EventCursor at) {
        var who = Map.of("gym", athlete.gym(), "athleteId", athlete.id());
        return new LiveEvent(at, athlete, "row-changed", ContractJson.text(who));
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
