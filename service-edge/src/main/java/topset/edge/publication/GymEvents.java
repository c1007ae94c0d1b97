package topset.edge.publication;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import topset.edge.identity.AthleteFilter;
import topset.edge.web.ContractJson;
import topset.store.Query;
import topset.store.RecordedEvent;
import topset.store.read.EventCursor;
import topset.store.read.GymEventReader;

/** Reads a gym's events. */
@ApplicationScoped
class GymEvents {
    private final DataSource dataSource;
    private final GymEventReader reader = new GymEventReader();

    GymEvents(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    GymEventReader.Page read(AthleteFilter athletes, EventCursor after, int most) {
        var page = Query.on(dataSource, connection -> reader.readPublished(connection, athletes.gym(), after, most));
        return new GymEventReader.Page(visible(athletes, page.events()), page.next(), page.waits());
    }

    /** The events about the gym itself, or about athletes whom the caller sees. */
    private static List<GymEventReader.Read> visible(AthleteFilter athletes, List<GymEventReader.Read> events) {
        if (athletes.onlyOf() == null) {
            return events;
        }
        var visible = athletes.visible(events.stream()
                .map(read -> athlete(read.event()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        return events.stream()
                .filter(read -> {
                    var athlete = athlete(read.event());
                    return athlete == null || visible.contains(athlete);
                })
                .toList();
    }

    /** Null if the event is about the whole gym. */
    private static @Nullable String athlete(RecordedEvent event) {
        if (!event.athlete().isGym()) {
            return event.athlete().id();
        }
        var named = ContractJson.read(event.data(), JsonNode.class).path("athleteId");
        return named.isTextual() ? named.asText() : null;
    }
}
