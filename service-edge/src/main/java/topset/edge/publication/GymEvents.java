package topset.edge.publication;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import topset.edge.identity.AthleteFilter;
import topset.edge.web.ContractJson;
import topset.store.Query;
import topset.store.RecordedEvent;
import topset.store.read.EventCursor;
import topset.store.read.GymEventReader;

@ApplicationScoped
class GymEvents {
    private final DataSource dataSource;

    GymEvents(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    GymEventReader.EventPage read(AthleteFilter athletes, EventCursor after, int most) {
        var page = Query.on(
                dataSource, connection -> GymEventReader.readPublished(connection, athletes.gym(), after, most));
        return new GymEventReader.EventPage(
                athletes.visible(page.events(), read -> athlete(read.event())), page.next(), page.waits());
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
