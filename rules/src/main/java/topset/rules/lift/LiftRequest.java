package topset.rules.lift;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import topset.contract.PlannedLift;

/**
 * A {@link PlannedLift} as a request states it: without a unit, because the athlete's profile has it. Absent values get
 * the defaults of the training rules.
 */
public record LiftRequest(
        @Nullable String slotId,
        @Nullable Integer day,
        @Nullable String exercise,
        PlannedLift.@Nullable Scheme scheme,
        PlannedLift.@Nullable Progression progression,
        @Nullable Start start,
        PlannedLift.@Nullable Equipment equipment,
        PlannedLift.@Nullable Force force) {

    /** Exactly one component must be set. {@code swap} is replaced by a load, so that an event does not have it. */
    public record Start(
            @Nullable BigDecimal load,
            @Nullable BigDecimal oneRepMax,
            PlannedLift.@Nullable RecentSet recentSet,
            @Nullable Boolean fromHistory,
            @Nullable Boolean swap) {}

    /** Equipment and increments contain loads, so a unit is needed. */
    public boolean namesLoads() {
        return equipment != null || (progression != null && progression.increment() != null);
    }

    public LiftRequest withPlace(@Nullable String slot, @Nullable Integer onDay, @Nullable String named) {
        return new LiftRequest(slot, onDay, named, scheme, progression, start, equipment, force);
    }

    public LiftRequest withScheme(PlannedLift.@Nullable Scheme other) {
        return new LiftRequest(slotId, day, exercise, other, progression, start, equipment, force);
    }

    public LiftRequest withStart(@Nullable Start other) {
        return new LiftRequest(slotId, day, exercise, scheme, progression, other, equipment, force);
    }

    public LiftRequest withForce(PlannedLift.@Nullable Force other) {
        return new LiftRequest(slotId, day, exercise, scheme, progression, start, equipment, other);
    }
}
