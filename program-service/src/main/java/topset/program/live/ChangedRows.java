package topset.program.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import topset.edge.web.ContractJson;
import topset.store.read.EventCursor;

/**
 * Encodes events as the current roster rows of the changed athletes: one row per athlete, regardless of the number of
 * events.
 *
 * @param named whether the rows contain who has marked a flag as seen
 */
record ChangedRows(String gym, FreshRows rows, boolean named) implements StreamEncoder {
    private static final String NAME = "rows";
    private static final Duration TOGETHER = Duration.ofMillis(150);

    @Override
    public List<Encoded> encode(List<LiveEvent> events) {
        if (events.isEmpty()) {
            return List.of();
        }
        var changed = new HashMap<String, EventCursor>();
        events.forEach(event -> changed.put(event.athlete().id(), event.at()));
        var items = new ArrayList<String>();
        var gone = new ArrayList<String>();
        rows.of(gym, changed, named).forEach((athlete, row) -> {
            row.ifPresentOrElse(line -> items.add(line.json()), () -> gone.add(athlete));
        });
        var data = "{\"items\":[" + String.join(",", items) + "],\"gone\":" + ContractJson.text(gone) + "}";
        return List.of(new Encoded(events.getLast().at(), NAME, data));
    }

    @Override
    public Duration pause() {
        return TOGETHER;
    }
}
