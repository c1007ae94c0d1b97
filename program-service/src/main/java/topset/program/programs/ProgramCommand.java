package topset.program.programs;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.rules.lift.Lift;
import topset.rules.progression.Deload;
import topset.rules.week.TargetOverride;

/**
 * A decision of a person or of the gym's own software that changes a program. It contains the time and all ids. The training rules check lifts and overrides
 * before the command is created.
 */
public sealed interface ProgramCommand {

    /** Starts a program. The event contains the lifts that the training rules have checked. */
    record Start(ProgramEvent.ProgramStarted event) implements ProgramCommand {}

    /**
     * Changes a lift from the week after the running one on.
     *
     * @param ofGym true if a change of the gym's equipment changes the lift, false if a coach changes it
     */
    record ChangeLift(int fromWeek, Lift lift, List<ProgramEvent.LiftWarning> warnings, Instant at, boolean ofGym)
            implements ProgramCommand {}

    /** {@code forced} is a written reason that allows values outside the bounds. */
    record OverrideTarget(TargetOverride override, @Nullable String forced, Instant at) implements ProgramCommand {}

    record RemoveOverride(String slotId, int week, Instant at) implements ProgramCommand {}

    /** {@code currentWeek} is 0 or less before the start. */
    record PlanDeload(Deload deload, int currentWeek, Instant at) implements ProgramCommand {}

    /** {@code currentWeek} is 0 or less before the start. */
    record RemoveDeload(int week, int currentWeek, Instant at) implements ProgramCommand {}

    /**
     * The first and the last paused day are part of the pause. Without a last day, the pause lasts until the program is
     * resumed.
     */
    record Pause(LocalDate from, @Nullable LocalDate to, String reason, Instant at) implements ProgramCommand {}

    /**
     * Ends a pause.
     *
     * @param today the first day after the pause; a pause that begins later is removed
     * @param from the first day of the pause to end; absent means the pause that covers today
     */
    record Resume(LocalDate today, @Nullable LocalDate from, Instant at) implements ProgramCommand {}

    /** The last day of the program is yesterday. */
    record End(LocalDate today, Instant at) implements ProgramCommand {}
}
