package topset.program.rules.program;

import org.jspecify.annotations.Nullable;
import topset.contract.WeightUnit;
import topset.program.rules.load.GymEquipment;

/**
 * The settings that a gym has chosen for all its athletes.
 *
 * @param unit the unit of the equipment, and of athletes whose profile names none; null: each profile must name its own
 * @param timeZone the time zone of athletes whose profile names none; null: each profile must name its own
 * @param deloadEvery the period of regular deloads in weeks, for new programs that name none; null: no regular deloads
 */
public record GymSettings(
        @Nullable WeightUnit unit,
        @Nullable String timeZone,
        @Nullable Integer deloadEvery,
        GymEquipment equipment) {

    /** The settings of a gym that has set nothing. */
    public static final GymSettings NONE = new GymSettings(null, null, null, GymEquipment.STANDARD);
}
