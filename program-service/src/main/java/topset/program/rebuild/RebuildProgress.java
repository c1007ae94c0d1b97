package topset.program.rebuild;

import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import topset.program.rebuild.AthleteRebuild.Found;
import topset.program.rebuild.PlanDifference.Kind;
import topset.program.rebuild.RebuildRow.Outcome;

/**
 * The progress of a rebuild: what was read from Kafka, and how many athletes have which outcome.
 *
 * @param recordsRead the number of Kafka records that were read
 * @param recordsTotal the number of Kafka records that there were when reading began
 * @param athletesDone athletes with an outcome, also a failure
 * @param events number of session events of the athletes that are done
 * @param eventsPerSecond the rate since a replica last started or resumed the rebuild
 * @param secondsLeft the remaining time at the rate {@code eventsPerSecond}; absent while it is not known
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

    /** The number of differences of one kind, and the number of athletes with such a difference. */
    @Schema(name = "RebuildCount")
    public record Count(Kind kind, long differences, long athletes) {
        Count and(Count other) {
            return new Count(kind, differences + other.differences, athletes + other.athletes);
        }
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
                same + count(athletes, Outcome.SAME),
                different + count(athletes, Outcome.DIFFERENT),
                applied + count(athletes, Outcome.APPLIED),
                incompleteLog + count(athletes, Outcome.INCOMPLETE_LOG),
                failed + count(athletes, Outcome.FAILED),
                allEvents,
                seconds == 0 ? 0 : Math.round((allEvents - before.events) / seconds),
                done == 0 ? null : Math.max(0, Math.round((total - all) * seconds / done)),
                List.copyOf(counts.values()),
                behind + athletes.stream().filter(Found::isBehind).count());
    }

    private static long count(Collection<Found> athletes, Outcome outcome) {
        return athletes.stream().filter(each -> each.outcome() == outcome).count();
    }
}
