package topset.program.settings;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import topset.contract.CoachesSee;
import topset.edge.identity.AthleteFilter;
import topset.program.gym.EquipmentChangeTable.EquipmentProgress;
import topset.rules.week.GymSettings;

/**
 * The settings of a gym with the field {@code coachesSee}. If nothing was ever set, {@code revision} is 0 and {@code
 * changedAt} is absent. {@code change} is absent if the equipment has never changed.
 */
public record GymView(
        @JsonUnwrapped GymSettings settings,
        int revision,
        @Nullable OffsetDateTime changedAt,
        @Nullable EquipmentProgress change) {
    static final GymView NOTHING =
            new GymView(GymSettings.NONE.withCoachesSee(CoachesSee.EVERYONE.name()), 0, null, null);

    GymView with(@Nullable EquipmentProgress other) {
        return new GymView(settings, revision, changedAt, other);
    }

    /** @param athletes those whose failures the caller may see; null: none */
    GymView visibleTo(@Nullable AthleteFilter athletes) {
        return change == null ? this : with(change.visibleTo(athletes));
    }
}
