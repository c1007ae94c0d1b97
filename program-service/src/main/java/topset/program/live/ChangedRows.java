package topset.program.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import topset.edge.web.ContractJson;
import topset.program.live.LiveFeed.LiveEvent;
import topset.store.Athlete;
import topset.store.read.EventCursor;

/**
 * Encodes events as the current roster rows of the changed athletes.
 * Several events of one athlete become one row. If the watching coach no longer sees an athlete, the message names the
 * athlete as gone, but only if the coach saw the athlete before.
 */
final class ChangedRows implements StreamEncoder {
    private static final Duration TOGETHER = Duration.ofMillis(150);

    private final String gym;
    private final FreshRows rows;

    /** Whether the rows name the person who has marked a flag as seen. */
    private final boolean named;

    /** The ids of the athletes whose rows the watching coach has; empty if the coach sees all athletes of the gym. */
    private final Set<String> ofCoach = new HashSet<>();

    private boolean isLimited;

    ChangedRows(String gym, FreshRows rows, boolean named) {
        this.gym = gym;
        this.rows = rows;
        this.named = named;
    }

    @Override
    public void begin(@Nullable String onlyOf) {
        ofCoach.clear();
        isLimited = onlyOf != null;
        if (onlyOf != null) {
            ofCoach.addAll(rows.athletesOf(gym, onlyOf));
        }
    }

    /** The service does not store which rows a coach saw before, so a coach cannot learn later who is gone. */
    @Override
    public boolean resumesForCoach() {
        return false;
    }

    @Override
    public List<LiveEvent> encode(List<LiveEvent> events, Set<String> visible) {
        var changed = new HashMap<String, EventCursor>();
        var gone = new ArrayList<String>();
        for (var event : events) {
            var athlete = event.athlete().id();
            if (visible.contains(athlete)) {
                changed.put(athlete, event.at());
            } else if (ofCoach.remove(athlete)) {
                gone.add(athlete);
            }
        }
        if (changed.isEmpty() && gone.isEmpty()) {
            return List.of();
        }
        if (isLimited) {
            ofCoach.addAll(changed.keySet());
        }
        var items = new ArrayList<String>();
        if (!changed.isEmpty()) {
            rows.of(gym, changed, named)
                    .forEach((athlete, row) ->
                            row.ifPresentOrElse(line -> items.add(line.json()), () -> gone.add(athlete)));
        }
        var data = "{\"items\":[" + String.join(",", items) + "],\"gone\":" + ContractJson.text(gone) + "}";
        return List.of(new LiveEvent(events.getLast().at(), Athlete.ofGym(gym), "rows", data));
    }

    @Override
    public Duration pause() {
        return TOGETHER;
    }
}
