package topset.program.settings;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.contract.WeightUnit;
import topset.edge.identity.AthleteFilter;
import topset.program.gym.EquipmentChangeTable;
import topset.program.gym.EquipmentFailure;
import topset.program.publishing.ContractMapper;
import topset.rules.check.GymRequest;
import topset.rules.lift.LiftRequest;
import topset.rules.load.Equipment;
import topset.rules.load.Exact;
import topset.rules.load.GymEquipment;
import topset.rules.week.GymSettings;

/**
 * The API's answer with the settings of a gym. Absent equipment means the standard equipment.
 *
 * @param change the progress of changing programs to the newest equipment; absent if it has never changed
 */
public record GymView(
        @Nullable WeightUnit unit,
        @Nullable String timeZone,
        @Nullable List<GymBar> bars,
        @Nullable List<GymPlate> plates,
        @Nullable List<BigDecimal> dumbbells,
        @Nullable List<GymMachine> machines,
        @Nullable Integer deloadEvery,
        String coachesSee,
        int revision,
        @Nullable OffsetDateTime changedAt,
        @Nullable EquipmentProgress change) {

    public record GymBar(@Nullable String name, BigDecimal weight, List<String> exercises) {}

    /** {@code pairs} is null if the number of pairs is unlimited. */
    public record GymPlate(BigDecimal weight, @Nullable Integer pairs) {}

    /** A machine has either a list of loads or a step between loads. */
    public record GymMachine(
            @Nullable String name,
            List<String> exercises,
            @Nullable List<BigDecimal> loads,
            @Nullable BigDecimal step) {}

    /**
     * {@code failures} are the first athletes whose programs could not be changed; absent if an athlete reads the
     * settings.
     */
    public record EquipmentProgress(
            boolean running,
            long done,
            long total,
            long failed,
            @Nullable List<NotChanged> failures,
            OffsetDateTime startedAt,
            OffsetDateTime changedAt) {}

    /**
     * An athlete whose programs keep the previous equipment.
     *
     * @param says explains the cause
     */
    public record NotChanged(String athleteId, EquipmentFailure cause, String says) {}

    /** @param athletes selects the athletes whom the answer may name; null: none */
    static GymView of(GymService.Known known, @Nullable AthleteFilter athletes) {
        var settings = known.stored().settings();
        var equipment = settings.equipment();
        var changedAt = known.stored().changedAt();
        return new GymView(
                settings.unit(),
                settings.timeZone(),
                named(equipment.bars().stream()
                        .map(bar -> new GymBar(bar.name(), bar.weight().output(), bar.exercises()))
                        .toList()),
                named(equipment.plates().stream().map(GymView::plate).toList()),
                named(ContractMapper.outputs(equipment.dumbbells())),
                named(equipment.machines().stream().map(GymView::machine).toList()),
                settings.deloadEvery(),
                known.stored().coachesSee().name(),
                known.stored().revision(),
                changedAt == null ? null : time(changedAt),
                progress(known, athletes));
    }

    public static GymRequest request(GymSettings settings) {
        var equipment = settings.equipment();
        return new GymRequest(
                settings.unit(),
                settings.timeZone(),
                named(equipment.bars().stream()
                        .map(bar -> new GymRequest.Bar(bar.name(), bar.weight().output(), bar.exercises()))
                        .toList()),
                named(equipment.plates().stream()
                        .map(plate -> new LiftRequest.Plate(plate.weight().output(), plate.pairs()))
                        .toList()),
                named(ContractMapper.outputs(equipment.dumbbells())),
                named(equipment.machines().stream()
                        .map(GymView::machine)
                        .map(each -> new GymRequest.Machine(each.name(), each.exercises(), each.loads(), each.step()))
                        .toList()),
                settings.deloadEvery(),
                null);
    }

    private static <T> @Nullable List<T> named(List<T> list) {
        return list.isEmpty() ? null : list;
    }

    private static GymPlate plate(Equipment.Plate plate) {
        return new GymPlate(plate.weight().output(), plate.pairs());
    }

    private static GymMachine machine(GymEquipment.Machine machine) {
        Exact step = machine.step();
        return new GymMachine(
                machine.name(),
                machine.exercises(),
                named(ContractMapper.outputs(machine.loads())),
                step == null ? null : step.output());
    }

    private static @Nullable EquipmentProgress progress(GymService.Known known, @Nullable AthleteFilter athletes) {
        var change = known.change();
        return change == null
                ? null
                : new EquipmentProgress(
                        change.running(),
                        change.done(),
                        change.total(),
                        change.failed(),
                        athletes == null ? null : failures(change.failures(), athletes),
                        time(change.startedAt()),
                        time(change.changedAt()));
    }

    private static List<NotChanged> failures(List<EquipmentChangeTable.Failure> failures, AthleteFilter athletes) {
        var visible = athletes.visible(
                failures.stream().map(EquipmentChangeTable.Failure::athleteId).toList());
        return failures.stream()
                .filter(each -> visible.contains(each.athleteId()))
                .map(each -> new NotChanged(
                        each.athleteId(), each.cause(), each.cause().says()))
                .toList();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
