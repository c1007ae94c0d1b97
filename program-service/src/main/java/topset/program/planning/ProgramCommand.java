package topset.program.planning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
            Instant at)
            implements ProgramCommand {}

    /**
     * Fold what was lifted into what is planned.
     *
     * @param fromWeek the first week whose sets may have changed; 0 to fold the whole program
     * @param sets the athlete's sets of that week and every later one
     * @param sessions the sessions whose backoff of the day may have changed
     * @param asOf weeks that have ended by then are over
     * @param endsAt when the program ends, where another follows
     * @param causedBy {@code ce_id} of the event that led here
     */
    record Fold(
            int fromWeek,
            TrainingCalendar calendar,
            List<LoggedSet> sets,
            Set<String> sessions,
            Instant asOf,
            @Nullable Instant endsAt,
            @Nullable String causedBy)
            implements ProgramCommand {}
}
