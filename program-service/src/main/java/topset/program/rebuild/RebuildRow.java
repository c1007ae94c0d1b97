package topset.program.rebuild;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import topset.program.rebuild.AthleteRebuild.Found;
import topset.program.rebuild.RebuildRow.PlanDifference.Kind;
import topset.program.rebuild.RebuildRow.RebuildProgress.Count;
import topset.store.Athlete;

@Schema(name = "Rebuild")
public record RebuildRow(
        UUID id,
        @JsonUnwrapped RebuildOrder order,
        State state,
        @Nullable String says,
        String startedBy,
        OffsetDateTime startedAt,
        OffsetDateTime changedAt,
        RebuildProgress progress,
        @Nullable Differences differences,
        @Nullable List<LeftAlone> leftAlone) {

    public enum State {
        /** The rebuild reads the session events from Kafka and counts the athletes. */
        READING,
        /** The rebuild compares, and if requested corrects, the data of each athlete. */
        REBUILDING,
        DONE,
        /** An operator ended the rebuild. Athletes that were already processed keep their outcome. */
        ABANDONED
    }

    enum Outcome {
        SAME,
        DIFFERENT,
        APPLIED,
        /** The session events in Kafka lack events that were processed, so the athlete's data was left unchanged. */
        INCOMPLETE_LOG,
        /** The athlete's plans could not be computed or written, so the athlete's data was left unchanged. */
        FAILED
    }

    @Schema(name = "RebuildDifferences")
    public record Differences(List<Count> counts, List<PlanDifference> items) {}

    @Schema(name = "RebuildLeftAlone")
    public record LeftAlone(
            String gym,
            String athlete,
            Outcome outcome,
            @Nullable String says) {}

    @Schema(name = "RebuildProgress")
    public record RebuildProgress(
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

        @Schema(name = "RebuildCount")
        public record Count(Kind kind, long differences, long athletes) {
            Count and(Count other) {
                return new Count(kind, differences + other.differences, athletes + other.athletes);
            }
        }

        /**
         * Adds athletes who are done, and what was read.
         *
         * @param before the progress when this run began
         * @param took the time since then
         */
        RebuildProgress and(
                Collection<Found> athletes, LogReader log, long total, RebuildProgress before, Duration took) {
            var counts = new EnumMap<Kind, Count>(Kind.class);
            differences.forEach(count -> counts.put(count.kind(), count));
            athletes.forEach(each -> each.differences().stream()
                    .collect(Collectors.groupingBy(PlanDifference::kind, Collectors.counting()))
                    .forEach((kind, found) -> counts.merge(kind, new Count(kind, found, 1), Count::and)));
            long all = athletesDone + athletes.size();
            long allEvents = events + athletes.stream().mapToLong(Found::seen).sum();
            long done = all - before.athletesDone;
            double seconds = took.toMillis() / 1000.0;
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

    @Schema(name = "RebuildDifference")
    public record PlanDifference(
            String gym,
            String athlete,
            Kind kind,
            @Nullable UUID programId,
            @Nullable String slotId,
            @Nullable Integer week,
            @Nullable String live,
            @Nullable String rebuilt) {

        public enum Kind {
            TARGET,
            /** The stored and the rebuilt internal state of a program's plan differ. Clients do not see this state. */
            STATE,
            FLAGS,
            /** The stored and the rebuilt strength trends at the start of a week differ. */
            TREND,
            /** The stored and the rebuilt backoff load of a lift in one of today's sessions differ. */
            BACKOFF,
            /** The sets that are stored for the athlete differ from the sets that the session events in Kafka result in. */
            FACTS,
            /** The stored and the rebuilt profile, or the stored and the rebuilt definition of a program, differ. */
            DEFINITION,
            /** The stored sequence number of the athlete's last processed session event differs from the rebuilt number. */
            TAKEN
        }

        /** Creates a difference that concerns no single program, lift or week. */
        public static PlanDifference of(Athlete athlete, Kind kind, String live, String rebuilt) {
            return new PlanDifference(athlete.gym(), athlete.id(), kind, null, null, null, live, rebuilt);
        }
    }
}
