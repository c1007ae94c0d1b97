package topset.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import topset.contract.DeloadDetails.PlannedDeload;
import topset.contract.Pause;
import topset.contract.TargetOverride;
import topset.contract.TargetOverride.OverriddenTarget;
import topset.contract.WeightUnit;
import topset.rules.lift.Lift;
import topset.rules.load.Exact;
import topset.rules.progression.Bodyweights;
import topset.rules.progression.Deloads;
import topset.rules.progression.ExerciseTrend;
import topset.rules.week.Injuries;
import topset.rules.week.LiftsByWeek;
import topset.rules.week.LiftsByWeek.LiftChange;
import topset.rules.week.ProgramDefinition;
import topset.rules.week.SlotWeek;

/** Builds a program that started on {@link TrainingLog#START}, with a coach's later decisions. */
public final class ProgramOf {

    private final List<Lift> lifts;
    private final List<LiftChange> changes = new ArrayList<>();
    private final List<OverriddenTarget> overrides = new ArrayList<>();
    private final List<Pause> pauses = new ArrayList<>();
    private Deloads deloads = Deloads.NONE;
    private final List<Bodyweights.Measurement> bodyweights = new ArrayList<>();
    private final List<Injuries.InjuryChange> injuries = new ArrayList<>();
    private final Map<String, ExerciseTrend> trends = new HashMap<>();
    private @Nullable Instant endsAt;

    private ProgramOf(List<Lift> lifts) {
        this.lifts = lifts;
    }

    public static ProgramOf the(Lift... lifts) {
        return new ProgramOf(List.of(lifts));
    }

    public ProgramOf changed(int week, Lift lift) {
        changes.add(new LiftChange(week, lift, false));
        return this;
    }

    public ProgramOf overridden(OverriddenTarget target) {
        overrides.add(target);
        return this;
    }

    public ProgramOf overridden(String slotId, int week, TargetOverride override) {
        return overridden(new OverriddenTarget(slotId, week, override));
    }

    public ProgramOf load(int week, String load) {
        return overridden(slot(), week, DecisionOf.override(load, null, null, null, "as I say"));
    }

    public ProgramOf reps(int week, int reps) {
        return overridden(slot(), week, DecisionOf.override(null, reps, null, null, "as I say"));
    }

    public ProgramOf reduction(int week, String percent) {
        return overridden(slot(), week, DecisionOf.override(null, null, percent, null, "as I say"));
    }

    /** Pauses from one day to another, both included. Day 0 is Monday. */
    public ProgramOf paused(int fromWeek, int fromDay, int toWeek, int toDay) {
        pauses.add(DecisionOf.pause(date(fromWeek, fromDay), date(toWeek, toDay), "a rest"));
        return this;
    }

    public ProgramOf paused(Pause pause) {
        pauses.add(pause);
        return this;
    }

    public ProgramOf pausedFrom(int week) {
        pauses.add(DecisionOf.pause(date(week, 0), null, "a rest"));
        return this;
    }

    /** Makes a week a deload with the defaults. */
    public ProgramOf deload(int week) {
        return deload(week, "90", 1);
    }

    public ProgramOf deload(int week, String percent, int backoffSets) {
        return deload(new PlannedDeload(week, DecisionOf.deload(percent, backoffSets, "a lighter week")));
    }

    public ProgramOf deload(PlannedDeload planned) {
        deloads = deloads.with(planned);
        return this;
    }

    /**
     * Makes every week whose number is a multiple of {@code weeks} a deload. Must be called before other deloads are
     * planned.
     */
    public ProgramOf deloadEvery(int weeks) {
        deloads = Deloads.every(weeks);
        return this;
    }

    public ProgramOf withoutDeload(int week) {
        deloads = deloads.without(week);
        return this;
    }

    /** Adds a weighing on Monday of a week. A week of 0 or less is before the program. */
    public ProgramOf weighing(int week, String kilograms) {
        bodyweights.add(new Bodyweights.Measurement(Exact.parse(kilograms), WeightUnit.KG, date(week, 0)));
        return this;
    }

    /** Changes on Wednesday of a week whether the athlete is injured. */
    public ProgramOf injured(int week, boolean injured) {
        injuries.add(new Injuries.InjuryChange(
                date(week, 2).atStartOfDay(TrainingLog.BERLIN).toInstant(), injured));
        return this;
    }

    public ProgramOf after(Map<String, ExerciseTrend> earlier) {
        trends.putAll(earlier);
        return this;
    }

    public ProgramOf endingAt(Instant end) {
        endsAt = end;
        return this;
    }

    public ProgramDefinition program() {
        return new ProgramDefinition(
                TrainingLog.CALENDAR,
                new LiftsByWeek(lifts, changes),
                overrides,
                pauses,
                deloads,
                new Bodyweights(bodyweights),
                new Injuries(injuries),
                trends,
                TestCatalogue::find,
                endsAt);
    }

    /** Returns the first lift's week after the preceding week has ended. */
    public SlotWeek week(TrainingLog log, int week) {
        return TrainingLog.week(log.foldedLateIn(week, program()), slot(), week);
    }

    private String slot() {
        return lifts.getFirst().slotId();
    }

    public static LocalDate date(int week, int day) {
        return TrainingLog.START.plusDays(7L * (week - 1) + day);
    }
}
