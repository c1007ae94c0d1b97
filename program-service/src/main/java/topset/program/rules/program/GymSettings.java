package topset.program.rules.program;

import org.jspecify.annotations.Nullable;
import topset.contract.WeightUnit;
import topset.program.rules.load.GymEquipment;

/**
 * What a gym has set for all its athletes.
 *
 * @param unit of athletes whose profile names none, and of the equipment; null: each profile must name its own
 * @param timeZone of athletes whose profile names none; null: each profile must name its own
 * @param deloadEvery of new programs that name none; null: no regular deloads
 */
public record GymSettings(
        @Nullable WeightUnit unit,
        @Nullable String timeZone,
        @Nullable Integer deloadEvery,
        GymEquipment equipment) {

    /** The settings of a gym that has set nothing. */
    public static final GymSettings NONE = new GymSettings(null, null, null, GymEquipment.STANDARD);
}
