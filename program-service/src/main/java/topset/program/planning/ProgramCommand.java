package topset.program.planning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;
import topset.program.training.Bodyweights;
import topset.program.training.ExerciseTrend;
import topset.program.training.TrainingCalendar;
import topset.program.training.lift.Lift;
import topset.program.training.lift.LoggedSet;

/** What may be asked of a program. Time and ids come with the command. */
public sealed interface ProgramCommand {

    /** Start a program whose lifts have been checked. */
    record Start(
            UUID programId,
            int nth,
            LocalDate startsOn,
            @Nullable String template,
            @Nullable String structure,
            List<Lift> lifts,
            List<ProgramEvent.LiftWarning> warnings,
            @Nullable String asked,
            Instant at)
            implements ProgramCommand {}

    /**
     * Fold what was lifted into what is planned.
     *
     * @param fromWeek the first week whose sets may have changed; 0 to fold the whole program
     * @param earlier what came before the program, where that may have changed; absent: as it was
     * @param sets the athlete's sets of that week and every later one
     * @param sessions the sessions whose backoff of the day may have changed
     * @param asOf weeks that have ended by then are over
     * @param causedBy {@code ce_id} of the event that led here
     */
    record Replan(
            int fromWeek,
            Setting setting,
            @Nullable Map<String, ExerciseTrend> earlier,
            List<LoggedSet> sets,
            Set<String> sessions,
            Instant asOf,
            @Nullable String causedBy)
            implements ProgramCommand {}

    /**
     * What a program depends on and does not decide itself.
     *
     * @param catalogue the exercise of an id, null when there is none
     * @param endsAt when the program ends; absent while it runs on
     */
    record Setting(
            TrainingCalendar calendar,
            Bodyweights bodyweights,
            Function<String, @Nullable Exercise> catalogue,
            @Nullable Instant endsAt) {}
}
