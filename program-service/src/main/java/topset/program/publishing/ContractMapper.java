package topset.program.publishing;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.contract.PlannedLift;
import topset.contract.RepRange;
import topset.rules.lift.Lift;
import topset.rules.load.Equipment;
import topset.rules.load.Exact;

/** From the lifts of the training rules to public events. Numbers are rounded half-up to three decimals. */
public final class ContractMapper {
    private ContractMapper() {}

    public static @Nullable BigDecimal output(@Nullable Exact number) {
        return number == null ? null : number.output();
    }

    public static List<BigDecimal> outputs(List<Exact> numbers) {
        return numbers.stream().map(Exact::output).toList();
    }

    private static PlannedLift.Reps reps(RepRange range) {
        return new PlannedLift.Reps(range.min(), range.max());
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
