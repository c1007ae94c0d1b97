package topset.program.programs;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;
import topset.contract.TemplateDay;
import topset.program.rules.deload.Deload;
import topset.program.rules.lift.Lift;
import topset.program.rules.program.Injuries;
import topset.program.rules.program.TargetOverride;
import topset.program.rules.program.TrainingCalendar;
import topset.program.rules.result.LoggedSet;
import topset.program.rules.trend.Bodyweights;
import topset.program.rules.trend.ExerciseTrend;

/** What is asked of a program. Lifts and overrides have been checked against the rules; times and ids come with the command. */
public sealed interface ProgramCommand {

    /** What a coach or the platform asks for. */
    sealed interface OfPerson extends ProgramCommand {}

    /**
     * Start a program.
     *
     * @param nth 1 for the athlete's first program
     * @param deloadEvery every so many weeks one is a deload; absent: none by itself
     * @param fingerprint the fingerprint of the request
     */
    record Start(
            UUID programId,
            int nth,
            LocalDate startsOn,
            @Nullable String template,
            @Nullable List<TemplateDay> templates,
            @Nullable String structure,
            @Nullable Integer deloadEvery,
            List<Lift> lifts,
            List<ProgramEvent.LiftWarning> warnings,
            String fingerprint,
            Instant at)
            implements OfPerson {

        /** A copy with the checked lifts and the remarks on them. */
        public Start with(List<Lift> checked, List<ProgramEvent.LiftWarning> remarks) {
            return new Start(
                    programId,
                    nth,
                    startsOn,
                    template,
                    templates,
                    structure,
                    deloadEvery,
                    checked,
                    remarks,
                    fingerprint,
                    at);
        }
    }

    /**
     * Change a lift.
     *
     * @param fromWeek the week after the one that runs, from 1
     */
    record ChangeLift(int fromWeek, Lift lift, List<ProgramEvent.LiftWarning> warnings, Instant at)
            implements OfPerson {}

    /**
     * Set a slot's target of one week by hand.
     *
     * @param forced a written reason that allows what is outside the bounds
     */
    record OverrideTarget(TargetOverride override, @Nullable String forced, Instant at) implements OfPerson {}

    /** Take an override back. */
    record RemoveOverride(String slotId, int week, Instant at) implements OfPerson {}

    /**
     * Plan a lighter week.
     *
     * @param currentWeek the week that runs; 0 or less before the start
     */
    record PlanDeload(Deload deload, int currentWeek, Instant at) implements OfPerson {}

    /**
     * Have no deload in a week.
     *
     * @param currentWeek the week that runs; 0 or less before the start
     */
    record RemoveDeload(int week, int currentWeek, Instant at) implements OfPerson {}

    /** Rest from a day to a day, both included; {@code to} absent: until it is resumed. */
    record Pause(LocalDate from, @Nullable LocalDate to, String reason, Instant at) implements OfPerson {}

    /**
     * End a pause.
     *
     * @param today the first day that is no longer paused, unless the named pause begins later
     * @param from first day of the pause to end; absent: the one that covers today
     */
    record Resume(LocalDate today, @Nullable LocalDate from, Instant at) implements OfPerson {}

    /** End the program: today is no longer part of it. */
    record End(LocalDate today, Instant at) implements OfPerson {}

    /**
     * Plan again from the sets that were lifted.
     *
     * @param fromWeek the first week whose sets may have changed; 0 to plan the whole program again
     * @param earlier what came before the program, where that may have changed; absent: as it was
     * @param sets the athlete's sets of that week and every later one
     * @param sessions the sessions whose backoff of the day may have changed
     * @param asOf weeks that have ended by then are over
     * @param causedBy {@code ce_id} of the session event that led to the replan; absent: time or a person's command did
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
            Injuries injuries,
            Function<String, @Nullable Exercise> catalogue,
            @Nullable Instant endsAt) {}
}
