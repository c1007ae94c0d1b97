package topset.program.sets;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.contract.CompletedSet;
import topset.rules.check.Limits;

/** The number of an athlete's sets in a session or on a date, which has a limit. */
final class SetCount {

    /** A session or a date, by the starts of its sessions. The id is null for a date. */
    record Span(@Nullable String sessionId, Instant from, Instant to) {

        private boolean holds(@Nullable SetFact fact) {
            var set = fact == null ? null : fact.set();
            return set != null
                    && !set.sessionStart().isBefore(from)
                    && set.sessionStart().isBefore(to)
                    && (sessionId == null || sessionId.equals(set.sessionId()));
        }
    }

    private final Span span;
    private final String name;
    private int sets;

    private SetCount(Span span, String name) {
        this.span = span;
        this.name = name;
    }

    /** The counts, all zero, of the sessions and dates to which the events add sets. */
    static List<SetCount> of(Collection<ArrivedEvent> events) {
        var counts = new LinkedHashMap<Span, SetCount>();
        for (var event : events) {
            var fact = event.set();
            if (event.fact() instanceof CompletedSet completed && fact != null && fact.set() != null) {
                var at = fact.set().sessionStart();
                counts.computeIfAbsent(
                        new Span(fact.sessionId(), at, at.plusNanos(1_000)),
                        session -> new SetCount(session, "session " + fact.sessionId()));
                var start = completed.sessionStartedAt();
                var date = start.toLocalDate();
                var midnight = date.atStartOfDay().toInstant(start.getOffset());
                var nextMidnight = date.plusDays(1).atStartOfDay().toInstant(start.getOffset());
                counts.computeIfAbsent(
                        new Span(null, midnight, nextMidnight), day -> new SetCount(day, date.toString()));
            }
        }
        return List.copyOf(counts.values());
    }

    Span span() {
        return span;
    }

    int most() {
        return span.sessionId() == null ? Limits.SETS_A_DATE : Limits.SETS_A_SESSION;
    }

    void set(int count) {
        sets = count;
    }

    boolean isAboveLimit(@Nullable SetFact before, SetFact after) {
        boolean was = span.holds(before);
        boolean is = span.holds(after);
        sets += (is ? 1 : 0) - (was ? 1 : 0);
        return is && !was && sets > most();
    }

    String says() {
        return "%s already has %d sets, the limit for a %s"
                .formatted(name, most(), span.sessionId() == null ? "date" : "session");
    }
}
