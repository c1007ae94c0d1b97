package topset.program.programs;

import java.util.ArrayList;
import java.util.List;
import topset.store.Athlete;
import topset.store.RoundTrip;

public final class DecidedEvents {

    /** The condition on types is that of the index {@code event_decided}, which leaves out results. */
    private static final String READ = "select e.gym, e.athlete, e.type, e.data"
            + " from unnest(?::text[], ?::text[]) w(gym, athlete)"
            + " join event e on e.gym = w.gym and e.athlete = w.athlete"
            + " and e.type not in ('WeekRecomputed.v1', 'FlagsChanged.v1', 'BackoffAdjusted.v1', 'RowChanged.v1')"
            + " order by e.stream, e.version";

    private DecidedEvents() {}

    /**
     * The returned list is filled when the round trip has run; each stream is in its order. Includes private events of
     * the roster except {@code RowChanged}.
     */
    public static List<ProgramEvent> read(RoundTrip roundTrip, Athlete athlete) {
        var events = new ArrayList<ProgramEvent>();
        roundTrip.query(
                READ,
                new RoundTrip.Values("text", "text").row(athlete),
                row -> events.add(ProgramEventCodec.read(row.getString("type"), row.getString("data"))));
        return events;
    }
}
