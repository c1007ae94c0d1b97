package topset.program.planning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.program.training.TargetOverride;
import topset.program.training.lift.Lift;

/** What a coach may ask of a program that has started; lifts and overrides have been checked against the rules. */
public sealed interface CoachCommand {

    /**
     * Change a lift.
     *
     * @param fromWeek the week after the one that runs, from 1
     */
    record ChangeLift(int fromWeek, Lift lift, List<ProgramEvent.LiftWarning> warnings, Instant at)
            implements CoachCommand {}

    /** Set a slot's target of one week by hand. */
    record OverrideTarget(TargetOverride override, @Nullable String forced, Instant at) implements CoachCommand {}

    /** Take an override back. */
    record RemoveOverride(String slotId, int week, Instant at) implements CoachCommand {}

    /** Rest from a day to a day, both included; {@code to} absent: until it is resumed. */
    record Pause(LocalDate from, @Nullable LocalDate to, String reason, Instant at) implements CoachCommand {}

    /**
     * Go on: that day is no longer paused.
     *
     * @param from of the pause that is meant, which may not have begun; absent: whichever runs
     */
    record Resume(LocalDate on, @Nullable LocalDate from, Instant at) implements CoachCommand {}

    /** End: that day is no longer part of the program. */
    record End(LocalDate on, Instant at) implements CoachCommand {}
}
