package topset.program.plans;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.program.programs.PainWarning;
import topset.program.publishing.ContractMapper;
import topset.rules.lift.Lift;
import topset.rules.lift.Prescription;
import topset.rules.lift.RestTimes;
import topset.rules.load.Equipment;
import topset.rules.load.Exact;
import topset.rules.load.LoadableWeights;
import topset.rules.week.SlotWeek;
import topset.rules.week.TargetOverride;

/** Converts the target of a lift in a week to the JSON form of the API. */
public final class PlanLifts {

    private PlanLifts() {}

    /** {@code revision} is 0 if nothing is stored; {@code override} is null if no coach has overridden the target. */
    public static WeekPlan.PlanLift of(
            Lift lift, SlotWeek week, int revision, @Nullable TargetOverride override, boolean revisedAfterFinal) {
        return new WeekPlan.PlanLift(
                lift.slotId(),
                lift.day(),
                lift.exercise(),
                lift.scheme().variant().name(),
                ContractMapper.prescription(week.prescription()),
                ContractMapper.planned(week),
                steps(ramp(week.prescription()), lift, RestTimes.HEAVY),
                steps(warmUp(week.prescription()), lift, null),
                plates(week.prescription()),
                revision,
                override != null,
                ContractMapper.flags(week.flags(), revisedAfterFinal),
                ContractMapper.why(week.why()),
                PainWarning.of(override, week).stream().toList());
    }

    private static List<Prescription.Step> ramp(Prescription prescription) {
        return switch (prescription) {
            case Prescription.TopSet topSet -> topSet.ramp();
            case Prescription.Straight straight -> List.of();
        };
    }

    private static List<Prescription.Step> warmUp(Prescription prescription) {
        return switch (prescription) {
            case Prescription.TopSet topSet -> topSet.warmUp();
            case Prescription.Straight straight -> List.of();
        };
    }

    private static List<WeekPlan.Step> steps(List<Prescription.Step> steps, Lift lift, @Nullable Integer restSeconds) {
        return steps.stream()
                .map(step -> new WeekPlan.Step(
                        step.load().output(), step.reps(), restSeconds, perSide(lift.equipment(), step.load())))
                .toList();
    }

    /**
     * The plates of one side of the bar, heaviest first; null for equipment without plates, and for a load that this
     * equipment cannot have. A stored load can be such a load if the equipment has changed since.
     */
    static @Nullable List<BigDecimal> perSide(Equipment equipment, Exact load) {
        var loadable = LoadableWeights.of(equipment);
        var plates = loadable.nearest(load).equals(load) ? loadable.platesPerSide(load) : null;
        return plates == null ? null : ContractMapper.outputs(plates);
    }

    private static WeekPlan.@Nullable Plates plates(Prescription prescription) {
        return switch (prescription) {
            case Prescription.TopSet topSet -> {
                var plates = topSet.plates();
                yield plates == null
                        ? null
                        : new WeekPlan.Plates(
                                ContractMapper.outputs(plates.top()), ContractMapper.outputs(plates.backoff()), null);
            }
            case Prescription.Straight straight -> {
                var plates = straight.plates();
                yield plates == null ? null : new WeekPlan.Plates(null, null, ContractMapper.outputs(plates));
            }
        };
    }
}
