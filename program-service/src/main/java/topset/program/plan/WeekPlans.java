package topset.program.plan;

import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.program.planning.PlanAsOf;
import topset.program.planning.Program;
import topset.program.planning.PublicForms;
import topset.program.training.SlotWeek;
import topset.program.training.lift.Lift;
import topset.program.training.lift.Prescription;

/** A plan in the words of api.md. */
final class WeekPlans {

    private WeekPlans() {}

    static WeekPlan of(String athleteId, PlanAsOf plan, int week) {
        var parked = plan.parked();
        var lifts = plan.program().lifts(week).stream()
                .flatMap(lift -> plan.decided(week, lift.slotId()).map(decided -> lift(plan, lift, decided)).stream())
                .toList();
        return new WeekPlan(
                athleteId,
                plan.program().id(),
                week,
                plan.calendar().startDate(week),
                status(plan, week),
                parked != null,
                parked == null ? null : parked.reason(),
                asOf(plan),
                PublicForms.flags(plan.ownFlags(week), false),
                lifts);
    }

    static WeekPlan.AsOf asOf(PlanAsOf plan) {
        return new WeekPlan.AsOf(
                plan.sequence(),
                plan.asOf().truncatedTo(ChronoUnit.MILLIS).atZone(plan.zone()).toOffsetDateTime());
    }

    private static String status(PlanAsOf plan, int week) {
        var isFinal = plan.program().week(week).stream().allMatch(each -> each.status() == SlotWeek.Status.FINAL);
        return (isFinal ? SlotWeek.Status.FINAL : SlotWeek.Status.PROVISIONAL).name();
    }

    private static WeekPlan.PlanLift lift(PlanAsOf plan, Lift lift, Program.Decided decided) {
        var week = decided.slotWeek();
        var shown = PublicForms.prescription(week.prescription());
        return new WeekPlan.PlanLift(
                lift.slotId(),
                lift.day(),
                lift.exercise(),
                lift.scheme().variant().name(),
                lift.unit(),
                shown.top(),
                shown.backoff(),
                shown.straight(),
                steps(ramp(week.prescription())),
                steps(warmUp(week.prescription())),
                plates(week.prescription()),
                decided.revision(),
                plan.program().changes().override(lift.slotId(), week.week()).isPresent(),
                PublicForms.flags(week.flags(), decided.revisedAfterFinal()),
                PublicForms.why(week.why()));
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

    private static List<WeekPlan.Step> steps(List<Prescription.Step> steps) {
        return steps.stream()
                .map(step -> new WeekPlan.Step(step.load().output(), step.reps()))
                .toList();
    }

    private static WeekPlan.@Nullable Plates plates(Prescription prescription) {
        return switch (prescription) {
            case Prescription.TopSet topSet -> {
                var plates = topSet.plates();
                yield plates == null
                        ? null
                        : new WeekPlan.Plates(
                                PublicForms.outputs(plates.top()), PublicForms.outputs(plates.backoff()), null);
            }
            case Prescription.Straight straight -> {
                var plates = straight.plates();
                yield plates == null ? null : new WeekPlan.Plates(null, null, PublicForms.outputs(plates));
            }
        };
    }
}
