package topset.program.sets;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import topset.contract.AthleteErased;
import topset.contract.SessionFact;
import topset.contract.SetCompleted;
import topset.contract.SetCorrected;
import topset.program.rules.result.LoggedSet;
import topset.program.rules.validation.Limits;
import topset.store.Athlete;
import topset.store.RoundTrip;

/**
 * Finds the first session event of an athlete with which a session or a date exceeds its limit of sets. The count reads
 * at most one row more than the limit, so its cost is bounded.
 */
public final class Volume {

    private static final String COUNTS = """
            select w.n, (select count(*) from (select from set_fact f where f.gym = w.gym and f.athlete = w.athlete
                    and not f.removed and f.session_started_at >= w.since and f.session_started_at < w.until
                    and (w.session_id is null or f.session_id = w.session_id) limit w.most) f) as sets
            from unnest(?::int[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::text[], ?::int[])
                w(n, gym, athlete, since, until, session_id, most)""";

    private Volume() {}

    /**
     * The first session event with which a session or a date exceeds its limit of sets.
     *
     * @param index the position in the list of the athlete's facts
     * @param says the exceeded limit in words
     */
    public record Above(int index, String says) {}

    /** A session or a date for which sets are counted, with its number of sets and its limit. */
    private static final class Window {
        final @Nullable String sessionId;
        final Instant from;
        final Instant to;
        final int most;
        final String says;
        int sets;

        Window(@Nullable String sessionId, Instant from, Instant to, int most, String says) {
            this.sessionId = sessionId;
            this.from = from;
            this.to = to;
            this.most = most;
            this.says = says;
        }

        boolean holds(@Nullable LoggedSet set) {
            return set != null
                    && !set.sessionStart().isBefore(from)
                    && set.sessionStart().isBefore(to)
                    && (sessionId == null || sessionId.equals(set.sessionId()));
        }
    }

    /**
     * Checks, before events are applied to the stored sets, whether they exceed the limits of sets in a session or on a
     * date.
     *
     * @param arrived each athlete's facts, in order
     * @param known the stored state of the facts' sets
     * @return only the athletes above a limit
     */
    public static Map<Athlete, Above> above(
            Connection connection, Map<Athlete, List<Facts.Arrived>> arrived, KnownSets known) throws SQLException {
        var windows = new LinkedHashMap<Athlete, List<Window>>();
        arrived.forEach((athlete, facts) -> {
            var found = windows(facts);
            if (!found.isEmpty()) {
                windows.put(athlete, found);
            }
        });
        count(connection, windows);
        var above = new HashMap<Athlete, Above>();
        windows.forEach((athlete, of) -> {
            var first = first(athlete, arrived.getOrDefault(athlete, List.of()), of, known);
            if (first != null) {
                above.put(athlete, first);
            }
        });
        return above;
    }

    private static @Nullable Above first(
            Athlete athlete, List<Facts.Arrived> facts, List<Window> windows, KnownSets known) {
        var newest = new HashMap<String, SetFact>();
        boolean erased = false;
        for (int n = 0; n < facts.size(); n++) {
            if (facts.get(n).fact() instanceof AthleteErased) {
                erased = true;
                newest.clear();
                windows.forEach(window -> window.sets = 0);
                continue;
            }
            var fact = SetFact.of(facts.get(n)).orElse(null);
            if (fact == null) {
                continue;
            }
            var before = newest.get(fact.setId());
            if (before == null && !erased) {
                before = known.find(athlete, fact.setId());
            }
            if (!fact.supersedes(before)) {
                continue;
            }
            newest.put(fact.setId(), fact);
            for (var window : windows) {
                boolean counted = before != null && window.holds(before.set());
                boolean has = window.holds(fact.set());
                window.sets += (has ? 1 : 0) - (counted ? 1 : 0);
                if (has && !counted && window.sets > window.most) {
                    return new Above(n, window.says);
                }
            }
        }
        return null;
    }

    /** Returns the sessions and dates to which the events add sets, each once. */
    private static List<Window> windows(List<Facts.Arrived> facts) {
        var windows = new LinkedHashMap<Object, Window>();
        for (var each : facts) {
            var start = startOf(each.fact());
            var set = start == null ? null : SetFact.of(each).map(SetFact::set).orElse(null);
            if (start == null || set == null) {
                continue;
            }
            var at = set.sessionStart();
            windows.computeIfAbsent(
                    List.of(set.sessionId(), at),
                    none -> new Window(
                            set.sessionId(),
                            at,
                            at.plusNanos(1_000),
                            Limits.SETS_A_SESSION,
                            "session %s already has %d sets, the limit for a session"
                                    .formatted(set.sessionId(), Limits.SETS_A_SESSION)));
            LocalDate date = start.toLocalDate();
            var midnight = date.atStartOfDay().toInstant(start.getOffset());
            windows.computeIfAbsent(
                    midnight,
                    none -> new Window(
                            null,
                            midnight,
                            date.plusDays(1).atStartOfDay().toInstant(start.getOffset()),
                            Limits.SETS_A_DATE,
                            "%s already has %d sets, the limit for a date".formatted(date, Limits.SETS_A_DATE)));
        }
        return new ArrayList<>(windows.values());
    }

    private static @Nullable OffsetDateTime startOf(SessionFact fact) {
        return switch (fact) {
            case SetCompleted completed -> completed.sessionStartedAt();
            case SetCorrected corrected -> corrected.sessionStartedAt();
            case topset.contract.SetRemoved removed -> null;
            case topset.contract.SessionStarted started -> null;
            case topset.contract.SessionFinished finished -> null;
            case AthleteErased erased -> null;
        };
    }

    private static void count(Connection connection, Map<Athlete, List<Window>> windows) throws SQLException {
        var counted = new ArrayList<Window>();
        var values = new RoundTrip.Values("int4", "text", "text", "timestamptz", "timestamptz", "text", "int4");
        windows.forEach((athlete, of) -> of.forEach(window -> {
            values.row(
                    counted.size(),
                    athlete.gym(),
                    athlete.id(),
                    window.from.toString(),
                    window.to.toString(),
                    window.sessionId,
                    window.most + 1);
            counted.add(window);
        }));
        new RoundTrip()
                .query(COUNTS, values, row -> counted.get(row.getInt("n")).sets = row.getInt("sets"))
                .run(connection);
    }
}
