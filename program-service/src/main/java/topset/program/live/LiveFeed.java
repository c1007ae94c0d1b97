package topset.program.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import topset.contract.EventType;
import topset.edge.web.ContractJson;
import topset.program.gym.GymEvent;
import topset.program.gym.GymEventCodec;
import topset.program.programs.ProgramEventCodec;
import topset.program.publishing.ProgramPublication;
import topset.store.Athlete;
import topset.store.Feed;
import topset.store.RecordedEvent;
import topset.store.read.EventCursor;
import topset.store.read.GymEventReader;

/** The data of a live event is the JSON of the public event. */
final class LiveFeed {
    /** The SSE event names by the type of the public event. All other types are {@code program-changed}. */
    private static final Map<String, String> NAMES = Map.of(
            EventType.TARGET_RECOMPUTED.ceType(), "target-recomputed",
            EventType.BACKOFF_ADJUSTED.ceType(), "backoff-today",
            EventType.FLAGS_CHANGED.ceType(), "flag-raised");

    private static final Feed PUBLIC = new ProgramPublication();

    private LiveFeed() {}

    /** {@code at} is the cursor from which a client resumes after this event; {@code data} is JSON on one line. */
    record LiveEvent(EventCursor at, Athlete athlete, String name, String data) {}

    /**
     * An event that is not published, or concerns no athlete, becomes no live event. An event that only changes an
     * athlete's row in the roster names the athlete; so does one of a type that only a newer replica knows.
     */
    static List<LiveEvent> of(List<GymEventReader.Read> stored) {
        return stored.stream().flatMap(each -> of(each.event(), each.cursor())).toList();
    }

    private static Stream<LiveEvent> of(RecordedEvent event, EventCursor at) {
        var athlete = event.athlete();
        if (athlete.isGym()) {
            return GymEventCodec.isAboutAthlete(event.type())
                            && GymEventCodec.read(event.type(), event.data()) instanceof GymEvent.AboutAthlete changed
                    ? Stream.of(rowChanged(new Athlete(athlete.gym(), changed.athleteId()), at))
                    : Stream.empty();
        }
        if (ProgramEventCodec.isOfRosterRow(event.type()) || !ProgramEventCodec.knows(event.type())) {
            return Stream.of(rowChanged(athlete, at));
        }
        return PUBLIC.messages(event).stream()
                .filter(message -> message.value() != null)
                .map(message -> new LiveEvent(
                        at,
                        athlete,
                        NAMES.getOrDefault(String.valueOf(message.headers().get("ce_type")), "program-changed"),
                        new String(Objects.requireNonNull(message.value()), UTF_8)));
    }

    private static LiveEvent rowChanged(Athlete athlete, EventCursor at) {
        var who = Map.of("gym", athlete.gym(), "athleteId", athlete.id());
        return new LiveEvent(at, athlete, "row-changed", ContractJson.text(who));
    }
}
