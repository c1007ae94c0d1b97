package topset.program.publishing;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import topset.program.programs.ProgramEvent;
import topset.program.programs.ProgramEvent.DayMissed;
import topset.program.programs.ProgramEvent.FlagOpened;
import topset.program.programs.ProgramEvent.FlagSeen;
import topset.program.programs.ProgramEvent.OfRosterRow;
import topset.program.programs.ProgramEvent.RowChanged;
import topset.program.programs.ProgramEvent.WeekdaysChanged;
import topset.store.Actor;
import topset.store.Append;
import topset.store.Athlete;
import topset.store.StoreTransaction;
import topset.store.StreamKey;
import topset.store.erasure.Erasure;

/**
 * Stores unpublished events that make clients of the live stream read an athlete's row in the roster (the coach's list
 * of athletes) again.
 */
public final class RosterRefresh {
    private RosterRefresh() {}

    /** Prepares a transaction for a {@link #request} for some of these athletes, so that it needs no round trip. */
    public static void prepare(StoreTransaction tx, Collection<Athlete> athletes) {
        tx.expectAppends(athletes.stream().map(RosterRefresh::stream).toList(), athletes);
    }

    /** Makes clients of the live stream read the rows of these athletes again, for a reason without another event. */
    public static void request(StoreTransaction tx, Actor actor, Collection<Athlete> athletes, Instant at)
            throws SQLException {
        var event = new RowChanged(at);
        var events = new LinkedHashMap<Athlete, RowChanged>();
        athletes.forEach(athlete -> events.put(athlete, event));
        append(tx, actor, events, at);
    }

    /** Stores an unpublished event for each of these athletes, who have a row in the roster. */
    public static void append(StoreTransaction tx, Actor actor, Map<Athlete, ? extends OfRosterRow> events, Instant at)
            throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        var streams = events.entrySet().stream()
                .map(each -> stream(each.getKey(), each.getValue()))
                .toList();
        var versions = tx.versions(streams, events.keySet());
        var appends = new ArrayList<Append<ProgramEvent>>();
        events.forEach((athlete, event) -> {
            var stream = stream(athlete, event);
            appends.add(new Append<>(
                    athlete,
                    stream.name(),
                    versions.getOrDefault(stream, 0L),
                    List.of(ProgramStream.newEvent(event, at)),
                    actor,
                    null));
        });
        tx.append(appends);
    }

    private static StreamKey stream(Athlete athlete, OfRosterRow event) {
        return switch (event) {
            case WeekdaysChanged changed -> ProgramStream.of(athlete.gym(), changed.programId());
            case DayMissed missed ->
                ProgramStream.of(athlete.gym(), missed.raised().programId());
            case FlagSeen seen -> stream(athlete);
            case FlagOpened opened -> stream(athlete);
            case RowChanged changed -> stream(athlete);
        };
    }

    private static StreamKey stream(Athlete athlete) {
        return new StreamKey(athlete.gym(), Erasure.stream(athlete));
    }
}
