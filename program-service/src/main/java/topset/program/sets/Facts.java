package topset.program.sets;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import topset.contract.AthleteErased;
import topset.contract.SessionFact;
import topset.rules.lift.LoggedSet;
import topset.store.Athlete;
import topset.store.RoundTrip;
import topset.store.append.Tx;

/**
 * Reads and writes the newest revision of each stored set. The plan is computed from these sets. All methods run inside
 * the caller's transaction.
 */
public final class Facts {

    /**
     * A session event of an athlete, with its event id and trace context.
     *
     * @param recordedAt when the session service's store recorded it; null if unknown
     * @param set the state of a set that the event contains; null if the event is not about a set
     */
    public record Arrived(
            Athlete athlete,
            String eventId,
            @Nullable String traceParent,
            @Nullable Instant recordedAt,
            SessionFact fact,
            @Nullable SetFact set) {

        public Arrived(
                Athlete athlete,
                String eventId,
                @Nullable String traceParent,
                @Nullable Instant recordedAt,
                SessionFact fact) {
            this(athlete, eventId, traceParent, recordedAt, fact, SetFact.of(fact, recordedAt));
        }
    }

    /** A query for the sets of an athlete from an instant on. */
    public record Wanted(Athlete athlete, Instant from) {}

    /**
     * The SQL expression that selects the start of an athlete's newest session that still has a set; null if there is no
     * such session. The query that contains this expression must have a table with the alias {@code w} and the columns
     * gym, athlete and set_ids: the text of an array of sets that do not count. PostgreSQL reads only the last index
     * entries of the athlete, however many sets there are.
     */
    public static final String LAST_SESSION = "(select max(f.session_started_at) from set_fact f where f.gym = w.gym"
            + " and f.athlete = w.athlete and not f.removed and f.set_id <> all (w.set_ids::text[]))";

    private Facts() {}

    /**
     * Adds a query for what is stored of sets. The returned sets are complete when the round trip has run.
     *
     * @param arrived the events about sets
     * @param athletes the athletes whose sets of open weeks are read
     */
    public static KnownSets known(
            RoundTrip roundTrip, Map<Athlete, List<Arrived>> arrived, Collection<Athlete> athletes) {
        return SetFactTable.known(roundTrip, arrived, athletes);
    }

    /** The ids of the sets to which events refer. */
    public static Set<String> setIds(List<Arrived> arrived) {
        return sets(arrived).map(SetFact::setId).collect(Collectors.toSet());
    }

    /** The ids of the sessions of these sets. */
    public static Set<String> sessionIds(List<Arrived> arrived) {
        return sets(arrived).map(SetFact::sessionId).collect(Collectors.toSet());
    }

    private static Stream<SetFact> sets(List<Arrived> arrived) {
        return arrived.stream().map(Arrived::set).filter(Objects::nonNull);
    }

    /**
     * Applies events to the stored sets and returns the changes. The order of the events and repeated events do not
     * affect the result.
     *
     * @param knownSets what is stored of at least the events' sets
     */
    public static List<FactsChanged> apply(Tx tx, List<Arrived> arrived, KnownSets knownSets) throws SQLException {
        var changes = new LinkedHashMap<Athlete, Change>();
        var newest = new LinkedHashMap<SetFactTable.Key, SetFact>();
        for (var each : arrived) {
            if (each.fact() instanceof AthleteErased) {
                forget(tx.connection(), each, knownSets, newest, changes);
                continue;
            }
            var fact = each.set();
            if (fact == null) {
                continue;
            }
            var key = new SetFactTable.Key(each.athlete(), fact.setId());
            var known = knownSets.of(each.athlete());
            var before = known.get(fact.setId());
            if (fact.supersedes(before)) {
                known.put(fact.setId(), fact);
                newest.put(key, fact);
                if (!fact.saysTheSameAs(before)) {
                    var change = changes.computeIfAbsent(each.athlete(), a -> new Change());
                    change.touch(before, each);
                    change.touch(fact, each);
                }
            }
        }
        tx.rows(SetFactTable.save(newest));
        var result = new ArrayList<FactsChanged>();
        changes.forEach((athlete, change) -> result.add(change.of(athlete, knownSets.of(athlete))));
        return result;
    }

    /**
     * Returns, for each athlete, the sets of sessions that started at or after the requested instant. Removed sets are
     * left out.
     */
    public static Map<Athlete, List<LoggedSet>> since(Connection connection, Collection<Wanted> wanted)
            throws SQLException {
        var roundTrip = new RoundTrip();
        var sets = since(roundTrip, wanted);
        roundTrip.run(connection);
        return sets;
    }

    /**
     * Adds the queries of {@link #since(Connection, Collection)} to a round trip. The returned map is filled when the
     * round trip runs.
     */
    public static Map<Athlete, List<LoggedSet>> since(RoundTrip roundTrip, Collection<Wanted> wanted) {
        return SetFactTable.since(roundTrip, wanted);
    }

    /**
     * Adds a query for the sets of an athlete's newest session that has a set which was completed on a date, and of
     * later sessions. Sessions that started before the requested instant do not count. The returned map is filled when
     * the round trip runs; it stays empty if no session has a set of the date.
     */
    public static Map<Athlete, List<LoggedSet>> newestSession(
            RoundTrip roundTrip, Wanted wanted, LocalDate date, ZoneId zone) {
        return SetFactTable.newestSession(
                roundTrip,
                wanted,
                date.atStartOfDay(zone).toInstant(),
                date.plusDays(1).atStartOfDay(zone).toInstant());
    }

    private static void forget(
            Connection connection,
            Arrived erased,
            KnownSets known,
            Map<SetFactTable.Key, SetFact> newest,
            Map<Athlete, Change> changes)
            throws SQLException {
        known.of(erased.athlete()).clear();
        newest.keySet().removeIf(key -> key.athlete().equals(erased.athlete()));
        var change = changes.computeIfAbsent(erased.athlete(), a -> new Change());
        for (var forgotten : SetFactTable.forget(connection, erased.athlete())) {
            change.touch(forgotten, erased);
        }
    }

    private static final class Change {
        private Instant since = Instant.MAX;
        private final Set<String> sessions = new LinkedHashSet<>();
        private String causedBy = "";
        private @Nullable String traceParent;

        void touch(@Nullable SetFact fact, Arrived by) {
            if (fact != null && fact.set() != null) {
                var start = fact.set().sessionStart();
                since = start.isBefore(since) ? start : since;
                sessions.add(fact.sessionId());
                causedBy = by.eventId();
                traceParent = by.traceParent();
            }
        }

        FactsChanged of(Athlete athlete, Map<String, SetFact> arrived) {
            var sets = arrived.values().stream()
                    .map(SetFact::set)
                    .filter(Objects::nonNull)
                    .toList();
            return new FactsChanged(
                    athlete, since, Set.copyOf(sessions), Set.copyOf(arrived.keySet()), sets, causedBy, traceParent);
        }
    }
}
