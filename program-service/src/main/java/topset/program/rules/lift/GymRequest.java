package topset.program.rules.lift;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.contract.WeightUnit;

/**
 * Requested settings of a gym. Absent equipment is the standard equipment (training-rules.md § 1.2).
 *
 * @param unit the unit of the weights, and of athletes whose profile names none
 * @param timeZone the time zone of athletes whose profile names none
 * @param bars the first bar without exercises is for all exercises that no other bar lists
 * @param dumbbells ascending
 * @param deloadEvery the period of regular deloads in weeks, for new programs that name none
 * @param coachesSee whom a coach sees: {@code EVERYONE}
 */
public record GymRequest(
        @Nullable WeightUnit unit,
        @Nullable String timeZone,
        @Nullable List<Bar> bars,
        @Nullable List<LiftRequest.Plate> plates,
        @Nullable List<BigDecimal> dumbbells,
        @Nullable List<Machine> machines,
        @Nullable Integer deloadEvery,
        @Nullable String coachesSee) {

    /** A bar, and the exercises that are lifted with it. */
    public record Bar(
            @Nullable String name,
            @Nullable BigDecimal weight,
            @Nullable List<String> exercises) {}

    /** A machine with either loads or a step, and the exercises that are trained on it. */
    public record Machine(
            @Nullable String name,
            @Nullable List<String> exercises,
            @Nullable List<BigDecimal> loads,
            @Nullable BigDecimal step) {}
}
