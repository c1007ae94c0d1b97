package topset.program.rebuild;

import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.program.rebuild.RebuildFindings.Count;
import topset.program.rebuild.comparison.PlanDifference.Kind;

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

    /** Adds athletes who are done. */
    RebuildProgress and(Collection<AthleteRebuild.Done> athletes) {
        var counts = new EnumMap<Kind, Count>(Kind.class);
        differences.forEach(count -> counts.put(count.kind(), count));
        athletes.forEach(each -> each.differences().forEach(count -> counts.merge(count.kind(), count, Count::and)));
        return new RebuildProgress(
                recordsRead,
                recordsTotal,
                athletesDone + athletes.size(),
                athletesTotal,
                same + count(athletes, RebuildOutcome.SAME),
                different + count(athletes, RebuildOutcome.DIFFERENT),
                applied + count(athletes, RebuildOutcome.APPLIED),
                incompleteLog + count(athletes, RebuildOutcome.INCOMPLETE_LOG),
                failed + count(athletes, RebuildOutcome.FAILED),
                events
                        + athletes.stream()
                                .mapToLong(AthleteRebuild.Done::events)
                                .sum(),
                eventsPerSecond,
                secondsLeft,
                List.copyOf(counts.values()),
                behind + athletes.stream().filter(AthleteRebuild.Done::isBehind).count());
    }

    private static long count(Collection<AthleteRebuild.Done> athletes, RebuildOutcome outcome) {
        return athletes.stream().filter(each -> each.outcome() == outcome).count();
    }

    /** Returns a copy with the number of all athletes. */
    RebuildProgress of(long athletes) {
        return with(recordsRead, recordsTotal, athletes, eventsPerSecond, secondsLeft);
    }

    /** Returns a copy with the numbers of read and of all Kafka records. */
    RebuildProgress reading(long read, long total) {
        return with(read, total, athletesTotal, eventsPerSecond, secondsLeft);
    }

    /** Returns a copy with the rate since this replica has started or resumed the rebuild. */
    RebuildProgress since(RebuildProgress before, Duration took) {
        double seconds = took.toMillis() / 1000.0;
        long done = athletesDone - before.athletesDone;
        return with(
                recordsRead,
                recordsTotal,
                athletesTotal,
                seconds == 0 ? 0 : Math.round((events - before.events) / seconds),
                done == 0 ? null : Math.max(0, Math.round((athletesTotal - athletesDone) * seconds / done)));
    }

    private RebuildProgress with(long read, long records, long athletes, long rate, @Nullable Long left) {
        return new RebuildProgress(
                read,
                records,
                athletesDone,
                athletes,
                same,
                different,
                applied,
                incompleteLog,
                failed,
                events,
                rate,
                left,
                differences,
                behind);
    }
}
