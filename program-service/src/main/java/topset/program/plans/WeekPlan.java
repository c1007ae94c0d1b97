package topset.program.plans;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.contract.Prescription;
import topset.contract.RaisedFlag;
import topset.contract.WeightUnit;
import topset.contract.Why;
import topset.program.programs.ProgramEvent.LiftWarning;

/**
 * The plan of a week (api.md).
 *
 * @param status PROVISIONAL while the week before runs, FINAL once it is over
 * @param parked newer events of the athlete wait; then {@code parkedCause} names why, and {@code parkedReason} says it
 * @param deload absent unless the week is a lighter one
 * @param flags those that belong to no lift
 */
public record WeekPlan(
        String athleteId,
        UUID programId,
        int week,
        LocalDate startsOn,
        String status,
        boolean parked,
        @Nullable String parkedCause,
        @Nullable String parkedReason,
        AsOf asOf,
        @Nullable LighterWeek deload,
        List<RaisedFlag> flags,
        List<PlanLift> lifts) {

    /**
     * How a deload week is lighter.
     *
     * @param percent share of the planned load
     * @param backoffSets the most backoff sets
     * @param reason a coach's; absent for a week of {@code deloadEvery}
     */
    public record LighterWeek(
            BigDecimal percent, int backoffSets, @Nullable String reason) {}

    /** The newest session event in an answer, and its moment in the athlete's zone. */
    public record AsOf(long sequence, OffsetDateTime time) {}

    /**
     * What to lift in one slot: {@code top} and {@code backoff}, or {@code straight}.
     *
     * @param planned what a deload week would have been without the deload; absent in other weeks
     * @param overridden a coach set something of it by hand
     * @param warnings that refuse nothing
     */
    public record PlanLift(
            String slotId,
            int day,
            String exercise,
            String variant,
            WeightUnit unit,
            Prescription.@Nullable Top top,
            Prescription.@Nullable Backoff backoff,
            Prescription.@Nullable Straight straight,
            @Nullable Prescription planned,
            List<Step> ramp,
            List<Step> warmUp,
            @Nullable Plates plates,
            int revision,
            boolean overridden,
            List<RaisedFlag> flags,
            List<Why> why,
            List<LiftWarning> warnings) {}

    /** A set on the way up; the guide gives no rest after a warm-up set. */
    public record Step(BigDecimal load, int reps, @Nullable Integer restSeconds) {}

    /** Plates per side, heaviest first. */
    public record Plates(
            @Nullable List<BigDecimal> top,
            @Nullable List<BigDecimal> backoff,
            @Nullable List<BigDecimal> straight) {}
}
