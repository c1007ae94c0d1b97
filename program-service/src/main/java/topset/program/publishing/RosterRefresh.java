package topset.program.publishing;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import topset.contract.FlagsChanged;
import topset.program.programs.ProgramEvent;
import topset.store.Actor;
import topset.store.Append;
import topset.store.Athlete;
import topset.store.StoreTransaction;
import topset.store.StreamKey;
import topset.store.erasure.Erasure;

/**
 * Makes clients of the live stream read an athlete's row in the roster (the coach's list of athletes) again, after a
 * change that is not published.
 */
public final class RosterRefresh {
    private RosterRefresh() {}

    /** Prepares a transaction for a {@link #request} for some of these athletes, so that it needs no round trip. */
    public static void prepare(StoreTransaction tx, Collection<Athlete> athletes) {
        tx.expectAppends(athletes.stream().map(RosterRefresh::stream).toList(), athletes, athletes.size());
    }

    /**
     * Stores an unpublished event for each athlete. The event makes clients of the live stream read the athlete's row
     * in the roster (the coach's list of athletes) again.
     */
    public static void request(StoreTransaction tx, Actor actor, Collection<Athlete> athletes, Instant at)
            throws SQLException {
        var event = new ProgramEvent.RosterRowChanged(at);
        append(tx, actor, athletes, athlete -> event, at);
    }

    /**
     * Stores a person's review of a flag (marked as seen, or opened again) as an unpublished event. The event makes
     * clients of the live stream read the athlete's row in the roster (the coach's list of athletes) again.
     */
    public static void review(
            StoreTransaction tx, Actor actor, Athlete athlete, ProgramEvent.FlagReview review, Instant at)
            throws SQLException {
        append(tx, actor, List.of(athlete), same -> new ProgramEvent.RosterRowChanged(at, review), at);
    }

    /**
     * Stores the new weekdays of a program as an unpublished event. The event makes clients of the live stream read the
     * athlete's row in the roster (the coach's list of athletes) again.
     */
    public static void weekdays(
            StoreTransaction tx, Actor actor, Athlete athlete, ProgramEvent.WeekdaysChange weekdays, Instant at)
            throws SQLException {
        append(tx, actor, List.of(athlete), same -> new ProgramEvent.RosterRowChanged(at, weekdays), at);
    }

    /**
     * Stores for each athlete that the athlete has missed another day, as an unpublished event from which webhooks send
     * a message. The event makes watchers read the athlete's roster row again.
     */
    public static void missed(StoreTransaction tx, Actor actor, Map<Athlete, FlagsChanged> missed, Instant at)
            throws SQLException {
        append(
                tx,
                actor,
                missed.keySet(),
                athlete -> new ProgramEvent.RosterRowChanged(at, Objects.requireNonNull(missed.get(athlete))),
                at);
    }

    private static void append(
            StoreTransaction tx,
            Actor actor,
            Collection<Athlete> athletes,
            Function<Athlete, ProgramEvent.RosterRowChanged> event,
            Instant at)
            throws SQLException {
        if (athletes.isEmpty()) {
            return;
        }
        var versions = tx.versions(athletes.stream().map(RosterRefresh::stream).toList(), athletes, athletes.size());
        var appends = new ArrayList<Append<ProgramEvent>>();
        for (var athlete : athletes) {
            var stream = stream(athlete);
            appends.add(new Append<>(
                    athlete,
                    stream.name(),
                    versions.getOrDefault(stream, 0L),
                    List.of(ProgramStream.newEvent(event.apply(athlete), at)),
                    actor,
                    null));
        }
        tx.append(appends);
    }

    private static StreamKey stream(Athlete athlete) {
        return new StreamKey(athlete.gym(), Erasure.stream(athlete));
    }
}
