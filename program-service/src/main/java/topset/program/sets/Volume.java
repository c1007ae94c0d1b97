package topset.program.sets;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import topset.contract.AthleteErased;
import topset.contract.CompletedSet;
import topset.contract.SessionFact;
import topset.contract.SessionFinished;
import topset.contract.SessionStarted;
import topset.contract.SetRemoved;
import topset.rules.check.Limits;
import topset.rules.lift.LoggedSet;
import topset.store.Athlete;
import topset.store.RoundTrip;

/**
 * Finds the first session event of an athlete with which a session or a date exceeds its limit of sets. The count reads
 * at most one row more than the limit, so its cost is bounded.
 */
public final class Volume {

    /** Selects the number of stored sets of the session or date {@code w} of {@link #COUNTED}. */
    static final String COUNT = """
            (select count(*) from (select from set_fact f where f.gym = w.gym and f.athlete = w.athlete
                    and not f.removed and f.session_started_at >= w.since and f.session_started_at < w.until
                    and (w.session_id is null or f.session_id = w.session_id) limit w.most) f)""";

    static final String COUNTED =
            "unnest(?::int[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::text[], ?::int[])"
                    + " w(n, gym, athlete, since, until, session_id, most)";

    private Volume() {}

    /**
     * The first session event with which a session or a date exceeds its limit of sets.
     *
     * @param index the position in the list of the athlete's facts
     * @param says the exceeded limit in words
     */
    public record Above(int index, String says) {}

    /** A session or a date of an athlete, by the starts of its sessions. */
    private record Span(Athlete athlete, @Nullable String sessionId, Instant from, Instant to) {

        boolean holds(@Nullable LoggedSet set) {
            return set != null
                    && !set.sessionStart().isBefore(from)
                    && set.sessionStart().isBefore(to)
                    && (sessionId == null || sessionId.equals(set.sessionId()));
        }
    }

    /** A session or a date for which sets are counted, with its number of sets and its limit. */
    private static final class Window {
        final Span span;
        final int most;
        final String says;
        int sets;

        Window(Span span, int most, String says) {
            this.span = span;
            this.most = most;
            this.says = says;
        }
    }

    /** The sessions and dates to which events add sets, with their numbers of stored sets when those were read. */
    public static final class StoredCounts {
        private final List<Span> spans = new ArrayList<>();
        private final Map<Span, Integer> bySpan = new HashMap<>();

        /** The parameters of {@link #COUNTED}. */
        private final RoundTrip.Values values =
                new RoundTrip.Values("int4", "text", "text", "timestamptz", "timestamptz", "text", "int4");

        private StoredCounts() {}

        private void add(Window window) {
            var span = window.span;
            values.row(
                    spans.size(),
                    span.athlete.gym(),
                    span.athlete.id(),
                    span.from.toString(),
                    span.to.toString(),
                    span.sessionId,
                    window.most + 1);
            spans.add(span);
        }

        RoundTrip.Values values() {
            return values;
        }

        void add(int n, int sets) {
            bySpan.put(spans.get(n), sets);
        }
    }

    /** Returns the sessions and dates to which events add sets. Their sets are not counted yet. */
    static StoredCounts spans(Map<Athlete, List<Facts.Arrived>> arrived) {
        var counts = new StoredCounts();
        arrived.forEach((athlete, facts) -> windows(athlete, facts).forEach(counts::add));
        return counts;
    }

    /**
     * Checks, before events are applied to the stored sets, whether they exceed the limits of sets in a session or on a
     * date.
     *
     * @param arrived each athlete's facts, in order
     * @param known what is stored of at least the facts' sets
     * @return only the athletes above a limit
     */
    public static Map<Athlete, Above> above(Map<Athlete, List<Facts.Arrived>> arrived, KnownSets known) {
        var above = new HashMap<Athlete, Above>();
        arrived.forEach((athlete, facts) -> {
            var windows = windows(athlete, facts);
            windows.forEach(window ->
                    window.sets = Objects.requireNonNull(known.counts().bySpan.get(window.span)));
            var first = first(athlete, facts, windows, known);
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
            var fact = facts.get(n).set();
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
                boolean counted = before != null && window.span.holds(before.set());
                boolean has = window.span.holds(fact.set());
                window.sets += (has ? 1 : 0) - (counted ? 1 : 0);
                if (has && !counted && window.sets > window.most) {
                    return new Above(n, window.says);
                }
            }
        }
        return null;
    }

    /** Returns the sessions and dates to which the events add sets, each once. */
    private static List<Window> windows(Athlete athlete, List<Facts.Arrived> facts) {
        var windows = new LinkedHashMap<Span, Window>();
        for (var each : facts) {
            var start = startOf(each.fact());
            var fact = each.set();
            var set = fact == null ? null : fact.set();
            if (start == null || set == null) {
                continue;
            }
            var at = set.sessionStart();
            windows.computeIfAbsent(
                    new Span(athlete, set.sessionId(), at, at.plusNanos(1_000)),
                    session -> new Window(
                            session,
                            Limits.SETS_A_SESSION,
                            "session %s already has %d sets, the limit for a session"
                                    .formatted(set.sessionId(), Limits.SETS_A_SESSION)));
            LocalDate date = start.toLocalDate();
            var midnight = date.atStartOfDay().toInstant(start.getOffset());
            windows.computeIfAbsent(
                    new Span(
                            athlete,
                            null,
                            midnight,
                            date.plusDays(1).atStartOfDay().toInstant(start.getOffset())),
                    ofDate -> new Window(
                            ofDate,
                            Limits.SETS_A_DATE,
                            "%s already has %d sets, the limit for a date".formatted(date, Limits.SETS_A_DATE)));
        }
        return new ArrayList<>(windows.values());
    }

    private static @Nullable OffsetDateTime startOf(SessionFact fact) {
        return switch (fact) {
            case CompletedSet set -> set.sessionStartedAt();
            case SetRemoved _, SessionStarted _, SessionFinished _, AthleteErased _ -> null;
        };
    }
}
