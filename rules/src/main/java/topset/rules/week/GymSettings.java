package topset.rules.week;

import org.jspecify.annotations.Nullable;
import topset.contract.WeightUnit;
import topset.rules.load.GymEquipment;

/**
 * The settings that a gym has chosen for all its athletes.
 *
 * @param unit the unit of the equipment, and the default unit of profiles; null means that each profile must name its
 * own
 * @param timeZone the default time zone of profiles; null means that each profile must name its own
 * @param deloadEvery the default period of regular deloads of new programs, in weeks; null means no regular deloads
 */
public record GymSettings(
        @Nullable WeightUnit unit,
        @Nullable String timeZone,
        @Nullable Integer deloadEvery,
        GymEquipment equipment) {

    public static final GymSettings NONE = new GymSettings(null, null, null, GymEquipment.STANDARD);
}
