package topset.program.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.program.rebuild.comparison.PlanDifference.Kind;

/**
 * Counts the outcomes of a rebuild by kind. The counts include the outcomes that were already stored when this replica
 * started or resumed the rebuild.
 */
final class Tally {
    private final Map<RebuildOutcome, Long> outcomes = new EnumMap<>(RebuildOutcome.class);
    private final Map<Kind, Findings.Count> differences = new EnumMap<>(Kind.class);
    private long behind;
    private long total;
    private long events;
    private long doneSince;
    private long eventsSince;
    private @Nullable Long beganAt;

    /** Reads the outcomes that are already stored. The counts continue from them. */
    synchronized void begin(Connection connection, UUID rebuild) throws SQLException {
        outcomes.clear();
        differences.clear();
        events = 0;
        behind = 0;
        Worklist.counts(connection, rebuild).forEach((outcome, count) -> {
            outcomes.put(outcome, count.athletes());
            events += count.events();
            behind += count.behind();
        });
        Findings.counts(connection, rebuild).forEach(this::add);
        total = Worklist.total(connection, rebuild);
        beganAt = System.nanoTime();
    }

    synchronized void add(AthleteRebuild.Done done) {
        outcomes.merge(done.outcome(), 1L, Long::sum);
        events += done.events();
        behind += done.isBehind() ? 1 : 0;
        doneSince++;
        eventsSince += done.events();
        done.differences().forEach(this::add);
    }

    private void add(Findings.Count count) {
        differences.merge(count.kind(), count, Findings.Count::and);
    }

    synchronized RebuildProgress progress(long recordsRead, long recordsTotal) {
        long done = outcomes.values().stream().mapToLong(Long::longValue).sum();
        var began = beganAt;
        double seconds =
                began == null ? 0 : Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0;
        return new RebuildProgress(
                recordsRead,
                recordsTotal,
                done,
                total,
                count(RebuildOutcome.SAME),
                count(RebuildOutcome.DIFFERENT),
                count(RebuildOutcome.APPLIED),
                count(RebuildOutcome.INCOMPLETE_LOG),
                count(RebuildOutcome.FAILED),
                events,
                seconds == 0 ? 0 : Math.round(eventsSince / seconds),
                doneSince == 0 ? null : Math.round((total - done) * seconds / doneSince),
                List.copyOf(differences.values()),
                behind);
    }

    private long count(RebuildOutcome outcome) {
        return outcomes.getOrDefault(outcome, 0L);
    }
}
