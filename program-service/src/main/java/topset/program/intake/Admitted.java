package topset.program.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import topset.edge.exercises.GymCatalogue;
import topset.program.catalogue.GymCatalogues;
import topset.program.programs.AthleteTable;
import topset.program.sets.Facts;
import topset.program.sets.Volume;
import topset.store.Athlete;
import topset.store.RoundTrip;
import topset.store.append.Tx;
import topset.store.inbox.Inbox;
import topset.store.inbox.InboxResult;
import topset.store.inbox.Incoming;
import topset.store.inbox.Parked;

/**
 * Decodes the session events that the inbox has accepted. An event parks its athlete if it
 * is unreadable, exceeds a limit, or names an exercise that the gym does not have. In the last case the events only
 * wait until the gym defines the exercise, so no copy is sent to the dead-letter topic.
 */
record Admitted(Inbox inbox, Translator translator, GymCatalogues catalogues) {

    /** Decodes events, and adds the queries that {@link #facts} needs for them to a round trip. */
    PreparedEvents prepare(RoundTrip roundTrip, Collection<Incoming> events) {
        return PreparedEvents.of(roundTrip, events, translator);
    }

    /**
     * The event that parks an athlete: its index among the athlete's events, and the
     * cause.
     */
    private record Stop(int index, Parked.Cause cause, String reason) {}

    /**
     * Returns the decoded accepted events in order. If an event cannot be processed, its athlete is parked:
     * this event and the athlete's later events wait and are not returned.
     *
     * @param prepared all accepted events, and perhaps others
     * @param faults receives a copy of each event that parks its athlete
     * @param upTo receives the sequence number of each athlete's last decoded event
     * @param parked receives the newly parked athletes
     */
    List<Facts.Arrived> facts(
            Tx tx,
            InboxResult result,
            PreparedEvents prepared,
            List<DeadLetter> faults,
            Map<Athlete, Long> upTo,
            Set<Athlete> parked)
            throws SQLException {
        var readable = new LinkedHashMap<Athlete, List<Facts.Arrived>>();
        var stops = new HashMap<Athlete, Stop>();
        result.accepted().forEach((athlete, events) -> {
            var facts = new ArrayList<Facts.Arrived>();
            var stop = read(events, prepared, facts);
            readable.put(athlete, facts);
            if (stop != null) {
                stops.put(athlete, stop);
            }
        });
        cutUnknownExercises(tx.connection(), prepared.plans().stored(), readable, stops);
        Volume.above(readable, prepared.known())
                .forEach((athlete, above) ->
                        stops.put(athlete, new Stop(above.index(), Parked.Cause.VOLUME, above.says())));
        var accepted = new ArrayList<Facts.Arrived>();
        for (var each : readable.entrySet()) {
            var athlete = each.getKey();
            var events = result.accepted().getOrDefault(athlete, List.of());
            var stop = stops.get(athlete);
            int end = stop == null ? events.size() : stop.index();
            accepted.addAll(each.getValue().subList(0, end));
            if (end > 0) {
                upTo.put(athlete, events.get(end - 1).sequence());
            }
            if (stop != null) {
                var event = events.get(end);
                inbox.park(tx, event, stop.cause(), stop.reason(), events.subList(end + 1, events.size()));
                if (stop.cause() != Parked.Cause.CATALOGUE) {
                    faults.add(DeadLetter.of(event, stop.reason()));
                }
                parked.add(athlete);
            }
        }
        return accepted;
    }

    /**
     * Looks for sets with an exercise that the gym does not have. Removes the first such set of each athlete, and all
     * later events of the athlete.
     */
    private void cutUnknownExercises(
            Connection connection,
            AthleteTable.StoredPrograms programs,
            Map<Athlete, List<Facts.Arrived>> readable,
            Map<Athlete, Stop> stops)
            throws SQLException {
        var ofGyms = new HashMap<String, GymCatalogue>();
        for (var each : readable.entrySet()) {
            var facts = each.getValue();
            for (int n = 0; n < facts.size(); n++) {
                var exercise = PreparedEvents.exercise(facts.get(n).fact());
                if (exercise == null || catalogues.isOfEveryGym(exercise)) {
                    continue;
                }
                var gym = each.getKey().gym();
                if (!ofGyms.containsKey(gym)) {
                    ofGyms.put(gym, catalogues.of(connection, gym, programs.exercises(gym)));
                }
                if (Objects.requireNonNull(ofGyms.get(gym)).find(exercise) == null) {
                    stops.put(
                            each.getKey(),
                            new Stop(n, Parked.Cause.CATALOGUE, "exercise " + exercise + " is not defined in the gym"));
                    each.setValue(facts.subList(0, n));
                    break;
                }
            }
        }
    }

    /**
     * Adds an athlete's decoded events to the list, up to the first unreadable event. Returns that event; null if all
     * events are readable.
     */
    private static @Nullable Stop read(List<Incoming> events, PreparedEvents prepared, List<Facts.Arrived> facts) {
        for (var event : events) {
            switch (prepared.translation(event)) {
                case Translation.Understood(var arrived) -> facts.add(arrived);
                case Translation.Faulty(var reason) -> {
                    return new Stop(facts.size(), Parked.Cause.FAULT, reason);
                }
            }
        }
        return null;
    }
}
