package topset.program.programs;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;
import topset.rules.lift.Lift;
import topset.rules.lift.LoggedSet;
import topset.rules.progression.Bodyweights;
import topset.rules.progression.Deload;
import topset.rules.progression.ExerciseTrend;
import topset.rules.week.Injuries;
import topset.rules.week.TargetOverride;
import topset.rules.week.TrainingCalendar;

/**
 * A command that changes a program. It contains the time and all ids. The training rules check lifts and overrides
 * before the command is created.
 */
public sealed interface ProgramCommand {

    /**
     * The command results from a decision of a person or of the gym's own software. The other commands result from
     * computations of the service.
     */
    sealed interface OfPerson extends ProgramCommand {}

    /** Starts a program. The event contains the lifts that the training rules have checked. */
    record Start(ProgramEvent.ProgramStarted event) implements OfPerson {}

    /**
     * Changes a lift from the week after the running one on.
     *
     * @param ofGym true if a change of the gym's equipment changes the lift, false if a coach changes it
     */
    record ChangeLift(int fromWeek, Lift lift, List<ProgramEvent.LiftWarning> warnings, Instant at, boolean ofGym)
            implements OfPerson {

        /** Creates the command for a change that a coach requests. */
        public ChangeLift(int fromWeek, Lift lift, List<ProgramEvent.LiftWarning> warnings, Instant at) {
            this(fromWeek, lift, warnings, at, false);
        }
    }

    /** {@code forced} is a written reason that allows values outside the bounds. */
    record OverrideTarget(TargetOverride override, @Nullable String forced, Instant at) implements OfPerson {}

    record RemoveOverride(String slotId, int week, Instant at) implements OfPerson {}

    /** {@code currentWeek} is 0 or less before the start. */
    record PlanDeload(Deload deload, int currentWeek, Instant at) implements OfPerson {}

    /** {@code currentWeek} is 0 or less before the start. */
    record RemoveDeload(int week, int currentWeek, Instant at) implements OfPerson {}

    /**
     * The first and the last paused day are part of the pause. Without a last day, the pause lasts until the program is
     * resumed.
     */
    record Pause(LocalDate from, @Nullable LocalDate to, String reason, Instant at) implements OfPerson {}

    /**
     * Ends a pause.
     *
     * @param today the first day after the pause; a pause that begins later is removed
     * @param from the first day of the pause to end; absent means the pause that covers today
     */
    record Resume(LocalDate today, @Nullable LocalDate from, Instant at) implements OfPerson {}

    /** The last day of the program is yesterday. */
    record End(LocalDate today, Instant at) implements OfPerson {}

    /**
     * Computes the plan of a program again, after sets, the profile or the program have changed, or after a week has
     * ended.
     *
     * @param fromWeek the first week whose sets may have changed; 0 to compute the whole plan again
     * @param earlier the trends before the program; absent if they have not changed
     * @param sets the athlete's sets of that week and all later weeks
     * @param sessions the sessions whose backoff load of the day may have changed
     * @param asOf the instant of the plan; weeks that have ended by then are over
     * @param causedBy the {@code ce_id} of the session event that led to the command; absent if time or a person's
     * command did
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
     * Inputs of the plan that are not part of the program itself.
     *
     * @param catalogue returns the exercise with an id, or null
     * @param endsAt the end of the program; absent while no end is known
     */
    record Setting(
            TrainingCalendar calendar,
            Bodyweights bodyweights,
            Injuries injuries,
            Function<String, @Nullable Exercise> catalogue,
            @Nullable Instant endsAt) {}
}
