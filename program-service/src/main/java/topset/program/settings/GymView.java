package topset.program.settings;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.contract.PlannedLift;
import topset.edge.identity.AthleteFilter;
import topset.program.gym.EquipmentChangeTable.EquipmentProgress;
import topset.program.gym.EquipmentChangeTable.NotChanged;
import topset.program.publishing.ContractMapper;
import topset.rules.check.GymRequest;
import topset.rules.load.Exact;
import topset.rules.load.GymEquipment;
import topset.rules.week.GymSettings;

/** {@code change} is absent if the equipment has never changed. */
public record GymView(
        @JsonUnwrapped GymRequest settings,
        int revision,
        @Nullable OffsetDateTime changedAt,
        @Nullable EquipmentProgress change) {

    static GymView of(GymService.Known known, @Nullable AthleteFilter athletes) {
        var stored = known.stored();
        return new GymView(
                request(stored.settings(), stored.coachesSee().name()),
                stored.revision(),
                stored.changedAt() == null ? null : stored.changedAt().atOffset(ZoneOffset.UTC),
                progress(known, athletes));
    }

    /** {@code coachesSee} is null if the request is not to change it. */
    public static GymRequest request(GymSettings settings, @Nullable String coachesSee) {
        var equipment = settings.equipment();
        return new GymRequest(
                settings.unit(),
                settings.timeZone(),
                named(equipment.bars().stream()
                        .map(bar -> new GymRequest.Bar(bar.name(), bar.weight().output(), bar.exercises()))
                        .toList()),
                named(equipment.plates().stream()
                        .map(plate -> new PlannedLift.Plate(plate.weight().output(), plate.pairs()))
                        .toList()),
                named(ContractMapper.outputs(equipment.dumbbells())),
                named(equipment.machines().stream().map(GymView::machine).toList()),
                settings.deloadEvery(),
                coachesSee);
    }

    private static <T> @Nullable List<T> named(List<T> list) {
        return list.isEmpty() ? null : list;
    }

    private static GymRequest.Machine machine(GymEquipment.Machine machine) {
        Exact step = machine.step();
        return new GymRequest.Machine(
                machine.name(),
                machine.exercises(),
                named(ContractMapper.outputs(machine.loads())),
                step == null ? null : step.output());
    }

    private static @Nullable EquipmentProgress progress(GymService.Known known, @Nullable AthleteFilter athletes) {
        var change = known.change();
        if (change == null) {
            return null;
        }
        var failures = change.failures();
        return change.with(athletes == null || failures == null ? null : visible(failures, athletes));
    }

    private static List<NotChanged> visible(List<NotChanged> failures, AthleteFilter athletes) {
        var visible =
                athletes.visible(failures.stream().map(NotChanged::athleteId).toList());
        return failures.stream()
                .filter(each -> visible.contains(each.athleteId()))
                .toList();
    }
}
