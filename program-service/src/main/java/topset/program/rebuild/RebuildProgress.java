package topset.program.rebuild;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import topset.edge.web.JsonColumn;
import topset.program.rebuild.AthleteRebuild.Found;
import topset.program.rebuild.RebuildFindings.PlanDifference;
import topset.program.rebuild.RebuildFindings.PlanDifference.Kind;

/** How far a rebuild is: counts of the athletes up to its cursor. Stored and answered in the same form. */
@Schema(name = "RebuildProgress")
public final class RebuildProgress {
    public long recordsRead;
    public long recordsTotal;
    public long athletesDone;
    public long athletesTotal;
    public long same;
    public long different;
    public long applied;
    public long incompleteLog;
    public long failed;
    public long events;
    public long eventsPerSecond;
    public @Nullable Long secondsLeft;
    public List<Count> differences = List.of();
    public long behind;

    @Schema(name = "RebuildCount")
    public record Count(Kind kind, long differences, long athletes) {
        Count and(Count other) {
            return new Count(kind, differences + other.differences, athletes + other.athletes);
        }
    }

    void add(Found found) {
        athletesDone++;
        switch (found.outcome()) {
            case SAME -> same++;
            case DIFFERENT -> different++;
            case APPLIED -> applied++;
            case INCOMPLETE_LOG -> incompleteLog++;
            case FAILED -> failed++;
        }
        events += found.seen();
        behind += found.isBehind() ? 1 : 0;
        var counts = new EnumMap<Kind, Count>(Kind.class);
        differences.forEach(count -> counts.put(count.kind(), count));
        found.differences().stream()
                .collect(Collectors.groupingBy(PlanDifference::kind, Collectors.counting()))
                .forEach((kind, number) -> counts.merge(kind, new Count(kind, number, 1), Count::and));
        differences = List.copyOf(counts.values());
    }

    void measure(long runEvents, long runAthletes, Duration took) {
        double seconds = took.toMillis() / 1000.0;
        eventsPerSecond = seconds == 0 ? 0 : Math.round(runEvents / seconds);
        secondsLeft = runAthletes == 0
                ? null
                : Math.max(0, Math.round((athletesTotal - athletesDone) * seconds / runAthletes));
    }

    static class Json extends JsonColumn<RebuildProgress> {}
}
