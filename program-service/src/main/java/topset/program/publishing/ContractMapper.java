package topset.program.publishing;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.contract.PlannedLift;
import topset.contract.RepRange;
import topset.contract.TargetRecomputed;
import topset.program.programs.Program;
import topset.rules.lift.Lift;
import topset.rules.lift.Prescription;
import topset.rules.lift.RestTimes;
import topset.rules.load.Equipment;
import topset.rules.load.Exact;
import topset.rules.week.SlotWeek;

/** From the results of the training rules to public events. Numbers are rounded half-up to three decimals. */
public final class ContractMapper {
    private ContractMapper() {}

    public static @Nullable BigDecimal output(@Nullable Exact number) {
        return number == null ? null : number.output();
    }

    public static List<BigDecimal> outputs(List<Exact> numbers) {
        return numbers.stream().map(Exact::output).toList();
    }

    /** Includes the expected RPE if that is known. */
    public static topset.contract.Prescription prescription(Prescription prescription) {
        return switch (prescription) {
            case Prescription.TopSet topSet ->
                new topset.contract.Prescription(topSet.unit(), top(topSet.top()), backoff(topSet.backoff()), null);
            case Prescription.Straight straight ->
                new topset.contract.Prescription(
                        straight.unit(),
                        null,
                        null,
                        new topset.contract.Prescription.Straight(
                                straight.sets(),
                                straight.load().output(),
                                straight.exactLoad().output(),
                                straight.reps(),
                                straight.expectedReps(),
                                straight.rules().restSeconds(),
                                straight.totalReps()));
        };
    }

    /** Null unless the week is a deload. */
    public static topset.contract.@Nullable Prescription planned(SlotWeek week) {
        return week.planned() == null ? null : prescription(week.planned());
    }

    private static topset.contract.Prescription.Top top(Prescription.Top top) {
        return new topset.contract.Prescription.Top(
                top.sets(),
                top.load().output(),
                top.exactLoad().output(),
                top.reps(),
                top.repRange(),
                top.rpe().output(),
                output(top.expectedRpe()),
                RestTimes.HEAVY);
    }

    private static topset.contract.Prescription.Backoff backoff(Prescription.Backoff backoff) {
        return new topset.contract.Prescription.Backoff(
                backoff.sets(),
                backoff.load().output(),
                backoff.exactLoad().output(),
                backoff.reduction().output(),
                backoff.repRange(),
                backoff.expectedReps(),
                RestTimes.LIGHTER);
    }

    private static PlannedLift.Reps reps(RepRange range) {
        return new PlannedLift.Reps(range.min(), range.max());
    }

    /** Null if the target has no result of a week. A coach may have changed the exercise and the unit since. */
    public static TargetRecomputed.@Nullable Done done(Program program, SlotWeek week) {
        var done = week.done();
        if (done == null) {
            return null;
        }
        var lift = program.lift(week.slotId(), done.week());
        var deciding = done.decidingSet();
        return new TargetRecomputed.Done(
                done.week(),
                lift.exercise(),
                lift.unit(),
                deciding == null ? null : set(deciding),
                done.outcome(),
                output(done.e1rm()));
    }

    public static TargetRecomputed.DoneSet set(SlotWeek.DoneSet set) {
        return new TargetRecomputed.DoneSet(set.load().output(), set.reps(), output(set.rpe()));
    }

    public static PlannedLift lift(Lift lift) {
        return new PlannedLift(
                lift.slotId(),
                lift.day(),
                lift.exercise(),
                lift.unit(),
                scheme(lift),
                new PlannedLift.Progression(
                        lift.method().name(),
                        lift.method().increment().output(),
                        lift.method().waveReps().isEmpty()
                                ? null
                                : lift.method().waveReps()),
                start(lift.start()),
                equipment(lift.equipment()),
                lift.forced() == null ? null : new PlannedLift.Force(lift.forced()));
    }

    private static PlannedLift.Scheme scheme(Lift lift) {
        var top = lift.scheme().top();
        var backoff = lift.scheme().backoff();
        var straight = lift.scheme().straight();
        return new PlannedLift.Scheme(
                lift.scheme().variant().name(),
                top == null ? null : top.sets(),
                top == null
                        ? null
                        : new PlannedLift.TopReps(top.reps().min(), top.reps().max(), top.target()),
                top == null ? null : top.rpe().output(),
                backoff == null ? null : backoff.sets(),
                backoff == null ? null : reps(backoff.reps()),
                backoff == null ? null : backoff.reduction().output(),
                straight == null ? null : straight.sets(),
                straight == null ? null : reps(straight.reps()),
                straight == null ? null : straight.totalReps());
    }

    private static PlannedLift.Start start(Lift.Start start) {
        var recent = start.recentSet();
        return new PlannedLift.Start(
                output(start.load()),
                output(start.oneRepMax()),
                recent == null
                        ? null
                        : new PlannedLift.RecentSet(
                                recent.load().output(),
                                recent.reps(),
                                recent.rpe().output()),
                start.fromHistory() ? Boolean.TRUE : null);
    }

    private static PlannedLift.Equipment equipment(Equipment equipment) {
        return new PlannedLift.Equipment(
                equipment.kind().name(),
                output(equipment.bar()),
                equipment.plates().isEmpty()
                        ? null
                        : equipment.plates().stream()
                                .map(plate ->
                                        new PlannedLift.Plate(plate.weight().output(), plate.pairs()))
                                .toList(),
                equipment.loads().isEmpty() ? null : outputs(equipment.loads()),
                output(equipment.step()));
    }
}
