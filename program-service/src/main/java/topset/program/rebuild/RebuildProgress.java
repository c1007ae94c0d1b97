package topset.program.rebuild;

import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import topset.program.rebuild.AthleteRebuild.Found;
import topset.program.rebuild.PlanDifference.Kind;
import topset.program.rebuild.RebuildFindings.Count;

/**
 * The progress of a rebuild: what was read from Kafka, and how many athletes have which outcome.
 *
 * @param recordsRead the number of Kafka records that were read
 * @param recordsTotal the number of Kafka records that there were when reading began
 * @param athletesDone athletes with an outcome, also a failure
 * @param same athletes without a difference
 * @param different athletes with differences who were left unchanged
 * @param applied athletes whose differences were corrected
 * @param incompleteLog athletes of whom session events are missing in Kafka
 * @param failed athletes who could not be rebuilt
 * @param events number of session events of the athletes that are done
 * @param eventsPerSecond the rate since a replica last started or resumed the rebuild
 * @param secondsLeft the remaining time at the rate {@code eventsPerSecond}; absent while it is not known
 * @param differences the differences of each kind
 * @param behind athletes whose newest events were left out of the comparison, because the service's intake had not
 * reached these events
 */
record RebuildProgress(
        long recordsRead,
        long recordsTotal,
        long athletesDone,
        long athletesTotal,
        long same,
        long different,
        long applied,
        long incompleteLog,
        long failed,
        long events,
        long eventsPerSecond,
        @Nullable Long secondsLeft,
        List<Count> differences,
        long behind) {

    static final RebuildProgress NONE = new RebuildProgress(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, null, List.of(), 0);

    RebuildProgress {
        differences = List.copyOf(differences);
    }

    /**
     * Adds athletes who are done, and what was read.
     *
     * @param total the number of all athletes
     * @param before the progress when this replica started or resumed the rebuild
     * @param took the time since then
     */
    RebuildProgress and(Collection<Found> athletes, LogReader log, long total, RebuildProgress before, Duration took) {
        var counts = new EnumMap<Kind, Count>(Kind.class);
        differences.forEach(count -> counts.put(count.kind(), count));
        athletes.forEach(each -> each.differences().stream()
                .collect(Collectors.groupingBy(PlanDifference::kind, Collectors.counting()))
                .forEach((kind, found) -> counts.merge(kind, new Count(kind, found, 1), Count::and)));
        long all = athletesDone + athletes.size();
        long allEvents = events + athletes.stream().mapToLong(Found::seen).sum();
        double seconds = took.toMillis() / 1000.0;
        long done = all - before.athletesDone;
        return new RebuildProgress(
                log.read(),
                log.total(),
                all,
                total,
                same + count(athletes, RebuildOutcome.SAME),
                different + count(athletes, RebuildOutcome.DIFFERENT),
                applied + count(athletes, RebuildOutcome.APPLIED),
                incompleteLog + count(athletes, RebuildOutcome.INCOMPLETE_LOG),
                failed + count(athletes, RebuildOutcome.FAILED),
                allEvents,
                seconds == 0 ? 0 : Math.round((allEvents - before.events) / seconds),
                done == 0 ? null : Math.max(0, Math.round((total - all) * seconds / done)),
                List.copyOf(counts.values()),
                behind + athletes.stream().filter(Found::isBehind).count());
    }

    private static long count(Collection<Found> athletes, RebuildOutcome outcome) {
        return athletes.stream().filter(each -> each.outcome() == outcome).count();
    }
}
