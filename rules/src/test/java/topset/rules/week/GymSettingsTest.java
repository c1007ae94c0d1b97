package topset.rules.week;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import topset.contract.Exercise;
import topset.contract.Exercise.EquipmentKind;
import topset.contract.PlannedLift;
import topset.contract.WeightUnit;
import topset.rules.CatalogueFile;
import topset.rules.load.Equipment;
import topset.rules.load.Exact;
import topset.rules.load.StandardEquipment;
import topset.rules.week.GymSettings.Bar;
import topset.rules.week.GymSettings.Machine;

/** The equipment of a gym, and what its exercises get of it (ADR 0149). */
class GymSettingsTest {

    private final GymSettings gym = new GymSettings(
            WeightUnit.KG,
            null,
            List.of(
                    new Bar("short bar", BigDecimal.valueOf(15), List.of("overhead-press", "leg-press")),
                    new Bar(null, BigDecimal.valueOf(25), List.of()),
                    new Bar(null, BigDecimal.valueOf(20), List.of())),
            List.of(new PlannedLift.Plate(BigDecimal.valueOf(20), 4), new PlannedLift.Plate(BigDecimal.valueOf(5), 2)),
            loads("5", "10", "20"),
            List.of(new Machine("row", List.of("dumbbell-row"), loads("11", "22"), null)),
            null,
            null);

    private static List<BigDecimal> loads(String... loads) {
        return Stream.of(loads).map(BigDecimal::new).toList();
    }

    private static List<Exact> exact(String... loads) {
        return Stream.of(loads).map(Exact::parse).toList();
    }

    private static Exercise exercise(String id) {
        return Objects.requireNonNull(CatalogueFile.find(id), id);
    }

    private Equipment of(String id) {
        return gym.equipment(exercise(id), WeightUnit.KG);
    }

    @Test
    void a_barbell_has_the_gyms_plates_and_the_first_bar_that_names_no_exercise() {
        assertThat(of("bench-press").bar()).isEqualTo(Exact.of(25));
        assertThat(of("bench-press").plates())
                .isEqualTo(List.of(new Equipment.Plate(Exact.of(20), 4), new Equipment.Plate(Exact.of(5), 2)));
        assertThat(of("overhead-press").bar()).isEqualTo(Exact.of(15));
    }

    @Test
    void a_bar_or_a_machine_that_names_an_exercise_is_used_for_it_also_if_its_usual_kind_is_another() {
        assertThat(of("leg-press").kind()).isEqualTo(EquipmentKind.BARBELL);
        assertThat(of("dumbbell-row").loads()).isEqualTo(exact("11", "22"));
    }

    @Test
    void dumbbells_are_used_for_the_exercises_with_dumbbells_alone() {
        assertThat(of("dumbbell-bench-press").loads()).isEqualTo(exact("5", "10", "20"));
        assertThat(of("cable-fly")).isEqualTo(standard(exercise("cable-fly"), WeightUnit.KG));
    }

    private static Equipment standard(Exercise exercise, WeightUnit unit) {
        return switch (exercise.movement().equipment()) {
            case BARBELL -> StandardEquipment.barbell(unit);
            case FIXED -> StandardEquipment.dumbbells(unit);
            case STEP -> StandardEquipment.steps(exercise, unit);
        };
    }

    @Test
    void an_athlete_in_the_other_unit_has_the_standard_equipment() {
        assertThat(gym.equipment(exercise("bench-press"), WeightUnit.LB))
                .isEqualTo(StandardEquipment.barbell(WeightUnit.LB));
        assertThat(gym.equipment(exercise("dumbbell-row"), WeightUnit.LB))
                .isEqualTo(standard(exercise("dumbbell-row"), WeightUnit.LB));
    }

    @Test
    void settings_beside_the_equipment_do_not_change_it() {
        var kilograms = new GymSettings(WeightUnit.KG, "Europe/Berlin", null, null, null, null, 6, "THEIRS");

        assertThat(kilograms.hasEquipmentOf(GymSettings.NONE)).isTrue();
        assertThat(kilograms.hasEquipmentOf(gym)).isFalse();
        assertThat(gym.hasEquipmentOf(gym.withCoachesSee("THEIRS"))).isTrue();
    }

    @Test
    void a_gym_that_has_set_nothing_has_the_standard_equipment_for_every_exercise() {
        for (var exercise : CatalogueFile.all()) {
            for (var unit : WeightUnit.values()) {
                assertThat(GymSettings.NONE.equipment(exercise, unit)).isEqualTo(standard(exercise, unit));
            }
        }
    }
}
