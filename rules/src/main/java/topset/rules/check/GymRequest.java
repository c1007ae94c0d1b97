package topset.rules.check;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.contract.PlannedLift;
import topset.contract.WeightUnit;

/**
 * The settings of a gym, as a client requests them. Absent equipment means the standard equipment (training-rules.md §
 * 1.2).
 *
 * @param unit the unit of the equipment, and the default unit of profiles
 * @param timeZone the default time zone of profiles
 * @param bars the first bar without exercises is used for all exercises that no other bar lists
 * @param dumbbells in ascending order
 * @param deloadEvery the default period of regular deloads of new programs, in weeks
 * @param coachesSee which athletes a coach sees: {@code EVERYONE} or {@code THEIRS}; absent means no change
 */
public record GymRequest(
        @Nullable WeightUnit unit,
        @Nullable String timeZone,
        @Nullable List<Bar> bars,
        @Nullable List<PlannedLift.Plate> plates,
        @Nullable List<BigDecimal> dumbbells,
        @Nullable List<Machine> machines,
        @Nullable Integer deloadEvery,
        @Nullable String coachesSee) {

    public record Bar(
            @Nullable String name,
            @Nullable BigDecimal weight,
            @Nullable List<String> exercises) {}

    public record Machine(
            @Nullable String name,
            @Nullable List<String> exercises,
            @Nullable List<BigDecimal> loads,
            @Nullable BigDecimal step) {}
}
