package topset.program.programs;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import topset.contract.FlagCode;
import topset.contract.Pause;
import topset.contract.ProgramFact.FlagsChanged.StandingFlag;
import topset.contract.RaisedFlag;
import topset.program.programs.ProgramEvent.ProgramStarted;
import topset.rules.check.LiftCheck.LiftWarning;
import topset.rules.lift.Lift;
import topset.rules.progression.Deload;
import topset.rules.progression.ExerciseTrend;
import topset.rules.week.FoldedWeek;
import topset.rules.week.LiftsByWeek;
import topset.rules.week.LiftsByWeek.LiftChange;
import topset.rules.week.SlotWeek;
import topset.rules.week.TrainingCalendar;
import topset.rules.week.WeeklySchedule;

/**
 * A program: its start, the coach's later changes, and the plan. {@code decisions} counts also those that were
 * reverted. Only a part of the plan is loaded, because it grows with every year of training.
 */
public record Program(
        ProgramStarted start,
        LiftsByWeek lifts,
        List<LiftWarning> warnings,
        WeeklySchedule schedule,
        CoachAdjustments adjustments,
        Decisions decisions,
        PlanState planState) {

    public record Decisions(int ofPeople, int ofGym) {
        static final Decisions NONE = new Decisions(0, 0);

        Decisions with(ProgramEvent.OfCoach event) {
            return event instanceof ProgramEvent.LiftChanged changed && Boolean.TRUE.equals(changed.ofGym())
                    ? new Decisions(ofPeople, ofGym + 1)
                    : new Decisions(ofPeople + 1, ofGym);
        }
    }

    public record SlotInWeek(int week, String slotId) {}

    public record StoredTarget(SlotWeek slotWeek, int revision, boolean revisedAfterFinal) {

        /** A target that is only shown, with revision 0. */
        public static StoredTarget unstored(SlotWeek slotWeek) {
            return new StoredTarget(slotWeek, 0, false);
        }

        /** Also {@code REVISED_AFTER_FINAL}, which the training rules do not raise. */
        public List<RaisedFlag> flags() {
            return withRevised(slotWeek.flags().stream());
        }

        /** Adds the flag {@code REVISED_AFTER_FINAL} if a late set has changed the final target. */
        public List<RaisedFlag> withRevised(Stream<RaisedFlag> flags) {
            var revised = revisedAfterFinal
                    ? Stream.of(new RaisedFlag(FlagCode.REVISED_AFTER_FINAL))
                    : Stream.<RaisedFlag>empty();
            return Stream.concat(flags, revised).toList();
        }
    }

    public static Program started(ProgramStarted started) {
        return new Program(
                started,
                new LiftsByWeek(started.lifts(), List.of()),
                started.warnings(),
                WeeklySchedule.started(started.weekdays()),
                CoachAdjustments.none(started.deloadEvery()),
                Decisions.NONE,
                PlanState.NOTHING);
    }

    public UUID id() {
        return start.programId();
    }

    public LocalDate startsOn() {
        return start.startsOn();
    }

    public Program after(ProgramEvent.OfCoach event) {
        if (event instanceof ProgramStarted || !event.programId().equals(id())) {
            throw new IllegalStateException("impossible for program " + id() + ": " + event);
        }
        var all = warnings;
        var changedLifts = lifts;
        if (event instanceof ProgramEvent.LiftChanged changed) {
            var ofGym = Boolean.TRUE.equals(changed.ofGym());
            var added = changed.warnings().stream().filter(each -> !warnings.contains(each));
            all = Stream.concat(warnings.stream(), added.distinct()).toList();
            changedLifts = lifts.with(new LiftChange(changed.fromWeek(), changed.lift(), ofGym));
        }
        var changed = new Program(
                start, changedLifts, all, schedule, adjustments.after(event), decisions.with(event), planState);
        return event instanceof ProgramEvent.LiftChanged ? changed.withoutOverridesOfOtherExercises(this) : changed;
    }

    /** An override is meant for the exercise that its slot had in its week when the coach decided it. */
    private Program withoutOverridesOfOtherExercises(Program before) {
        var kept = adjustments.withOverrides(each ->
                lift(each.slotId(), each.week()).hasSameExerciseAndUnit(before.lift(each.slotId(), each.week())));
        return new Program(start, lifts, warnings, schedule, kept, decisions, planState);
    }

    public Program with(PlanState stored) {
        return new Program(start, lifts, warnings, schedule, adjustments, decisions, stored);
    }

    public Program with(WeeklySchedule changed) {
        return new Program(start, lifts, warnings, changed, adjustments, decisions, planState);
    }

    public Map<SlotInWeek, StoredTarget> weeks() {
        return planState.weeks();
    }

    public Map<String, String> backoffs(int week) {
        return planState.backoffs().getOrDefault(week, Map.of());
    }

    /** The days that have a lift in any week. */
    public Set<Integer> days() {
        return Stream.concat(lifts.started().stream(), lifts.changes().stream().map(LiftChange::lift))
                .map(Lift::day)
                .collect(Collectors.toSet());
    }

    public List<Lift> liftsIn(int week) {
        return lifts.liftsIn(week);
    }

    public Lift lift(String slotId, int week) {
        return findLift(slotId, week)
                .orElseThrow(() -> new IllegalStateException("program " + id() + " has no slot " + slotId));
    }

    public Optional<Lift> findLift(String slotId, int week) {
        return liftsIn(week).stream()
                .filter(lift -> lift.slotId().equals(slotId))
                .findFirst();
    }

    public List<String> slotIds() {
        return lifts.started().stream().map(Lift::slotId).toList();
    }

    public boolean hasSlot(String slotId) {
        return lifts.started().stream().anyMatch(lift -> lift.slotId().equals(slotId));
    }

    /** Empty if the week was never planned, or is not in the part of the plan that was loaded. */
    public Optional<StoredTarget> target(int week, String slotId) {
        return Optional.ofNullable(weeks().get(new SlotInWeek(week, slotId)));
    }

    public @Nullable SlotWeek slotWeek(int week, String slotId) {
        var target = weeks().get(new SlotInWeek(week, slotId));
        return target == null ? null : target.slotWeek();
    }

    /** In the order of the program's lifts; empty if the week was never planned. */
    public List<SlotWeek> week(int week) {
        var planned = new ArrayList<SlotWeek>();
        for (var lift : lifts.started()) {
            var slotWeek = slotWeek(week, lift.slotId());
            if (slotWeek != null) {
                planned.add(slotWeek);
            }
        }
        return planned;
    }

    /** 0 or less before the program starts. */
    public int weekOf(LocalDate date) {
        return TrainingCalendar.weekOf(startsOn(), date);
    }

    /** {@code endsOn} is the first day after the program; absent while no end is known. */
    public boolean coversWeek(int week, @Nullable LocalDate endsOn) {
        return endsOn == null || startDate(week).isBefore(endsOn);
    }

    /** The week must be final. */
    public Map<String, ExerciseTrend> trends(int week) {
        return planState.trends().getOrDefault(week, Map.of());
    }

    public List<StandingFlag> flags(int week) {
        return planState.flags().getOrDefault(week, List.of());
    }

    /** The flags on the plan of the week that are not about one slot. */
    public List<RaisedFlag> ownFlags(int week) {
        return flags(week).stream()
                .filter(standing -> standing.slotId() == null)
                .map(StandingFlag::flag)
                .toList();
    }

    /** A computation can continue from this state. */
    public FoldedWeek entered(int week) {
        return new FoldedWeek(week, week(week), trends(week), ownFlags(week));
    }

    public @Nullable Deload deloadIn(int week) {
        return adjustments.deloads().in(week, this::isPaused);
    }

    public boolean isPaused(int week) {
        return Pause.coversAny(adjustments.pauses(), startDate(week));
    }

    public LocalDate startDate(int week) {
        return startsOn().plusWeeks(week - 1L);
    }
}
