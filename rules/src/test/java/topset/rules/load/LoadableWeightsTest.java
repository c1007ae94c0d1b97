package topset.rules.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topset.contract.Exercise;
import topset.contract.Exercise.EquipmentKind;
import topset.contract.WeightUnit;

class LoadableWeightsTest {

    private final LoadableWeights barbell = LoadableWeights.of(StandardEquipment.barbell(WeightUnit.KG));

    @ParameterizedTest(name = "{0} kg on a barbell is {1} kg")
    @CsvSource({
        "102,102.5",
        "104.125,105",
        "101.0625,100",
        "97.581,97.5",
        "110.25,110",
        "20,20",
        "3,20",
        "1200,1000",
        "101.2501,102.5"
    })
    void the_nearest_is_prescribed(String exact, String load) {
        assertThat(barbell.nearest(Exact.parse(exact))).isEqualTo(Exact.parse(load));
    }

    @Test
    void on_a_tie_the_lower_one() {
        assertThat(barbell.nearest(Exact.parse("101.25"))).isEqualTo(Exact.of(100));
        assertThat(barbell.nearest(Exact.parse("61.25"))).isEqualTo(Exact.of(60));
    }

    @Test
    void pound_plates_make_five_pound_steps() {
        LoadableWeights pounds = LoadableWeights.of(StandardEquipment.barbell(WeightUnit.LB));
        assertThat(pounds.nearest(Exact.of(227))).isEqualTo(Exact.of(225));
        assertThat(pounds.smallest()).isEqualTo(Exact.of(45));
        assertThat(pounds.largest()).isEqualTo(Exact.of(2200));
    }

    @Test
    void few_pairs_leave_gaps_and_an_end() {
        LoadableWeights garage = new BarbellLoads(barbellWith(plate("20", 1), plate("5", 1)));
        assertThat(garage.nearest(Exact.of(45))).isEqualTo(Exact.of(30));
        assertThat(garage.nearest(Exact.parse("45.5"))).isEqualTo(Exact.of(60));
        assertThat(garage.largest()).isEqualTo(Exact.of(70));
        assertThat(garage.above(Exact.of(30))).isEqualTo(Exact.of(60));
        assertThat(garage.above(Exact.of(70))).isNull();
        assertThat(garage.above(Exact.of(20))).isEqualTo(Exact.of(30));
        assertThat(garage.above(Exact.of(19))).isEqualTo(Exact.of(20));
        assertThat(garage.atMost(Exact.of(19))).isNull();
        assertThat(garage.atMost(Exact.of(20))).isEqualTo(Exact.of(20));
        assertThat(garage.atMost(Exact.of(59))).isEqualTo(Exact.of(30));
        assertThat(garage.atMost(Exact.of(1000))).isEqualTo(Exact.of(70));
    }

    @Test
    void a_pair_is_put_on_once_and_the_next_lighter_beside_it() {
        LoadableWeights two = new BarbellLoads(barbellWith(plate("20", 2), plate("15", 1)));
        List<Exact> all = new ArrayList<>();
        for (Exact load = two.smallest(); load != null; load = two.above(load)) {
            all.add(load);
        }
        assertThat(all).extracting(Exact::shown).containsExactly("20", "50", "60", "90", "100", "130");
    }

    @Test
    void a_bar_is_loaded_up_to_the_heaviest_load_there_is() {
        LoadableWeights hundreds = new BarbellLoads(barbellWith(plate("70", 9)));
        assertThat(hundreds.largest()).isEqualTo(Exact.of(1000));
        LoadableWeights standard = new BarbellLoads(StandardEquipment.barbell(WeightUnit.KG));
        assertThat(standard.largest()).isEqualTo(Exact.of(1000));
        assertThat(standard.atMost(Exact.of(1001))).isEqualTo(Exact.of(1000));
        assertThat(standard.above(Exact.of(1001))).isNull();
        assertThat(standard.platesPerSide(Exact.of(1000))).hasSize(20);
    }

    @Test
    void equal_equipment_is_worked_out_once() {
        Equipment rack = barbellWith(plate("20", 3), plate("1.25", 3));
        assertThat(LoadableWeights.of(rack))
                .isSameAs(LoadableWeights.of(barbellWith(plate("20", 3), plate("1.25", 3))));
    }

    @Test
    void dumbbells_are_a_list() {
        LoadableWeights rack = new FixedLoads(List.of(Exact.of(10), Exact.of(14), Exact.of(20)));
        assertThat(rack.nearest(Exact.of(12))).isEqualTo(Exact.of(10));
        assertThat(rack.nearest(Exact.of(18))).isEqualTo(Exact.of(20));
        assertThat(rack.nearest(Exact.of(99))).isEqualTo(Exact.of(20));
        assertThat(rack.nearest(Exact.of(1))).isEqualTo(Exact.of(10));
    }

    @Test
    void a_belt_holds_any_multiple_of_its_step_from_nothing() {
        LoadableWeights belt = belt("2.5");
        assertThat(belt.smallest()).isEqualTo(Exact.ZERO);
        assertThat(belt.nearest(Exact.parse("6.25"))).isEqualTo(Exact.of(5));
        assertThat(belt.nearest(Exact.parse("6.3"))).isEqualTo(Exact.parse("7.5"));
        assertThat(belt.nearest(Exact.of(-3))).isEqualTo(Exact.ZERO);
        assertThat(belt.atMost(Exact.of(-3))).isNull();
        assertThat(belt.atMost(Exact.ZERO)).isEqualTo(Exact.ZERO);
        assertThat(belt.above(Exact.of(-3))).isEqualTo(Exact.ZERO);
        assertThat(belt.above(Exact.ZERO)).isEqualTo(Exact.parse("2.5"));
        assertThat(belt.above(Exact.parse("997.5"))).isEqualTo(Exact.of(1000));
        assertThat(belt.above(Exact.of(1000))).isNull();
        assertThat(belt("30").largest()).isEqualTo(Exact.of(990));
        assertThat(belt("30").above(Exact.of(990))).isNull();
    }

    private static LoadableWeights belt(String step) {
        return new StepLoads(
                new Equipment(EquipmentKind.STEP, WeightUnit.KG, null, List.of(), List.of(), Exact.parse(step)));
    }

    /** The default equipment has the exercise's own step, otherwise 2.5 kg or 5 lb. */
    @Test
    void a_belts_step_is_the_exercises_own_or_the_usual_one() {
        var own = withStep(new Exercise.LoadByUnit(new BigDecimal("1.25"), new BigDecimal("2.5")));
        assertThat(StandardEquipment.steps(own, WeightUnit.KG).step()).isEqualTo(Exact.parse("1.25"));
        assertThat(StandardEquipment.steps(own, WeightUnit.LB).step()).isEqualTo(Exact.parse("2.5"));
        assertThat(StandardEquipment.steps(withStep(null), WeightUnit.KG).step())
                .isEqualTo(Exact.parse("2.5"));
        assertThat(StandardEquipment.steps(withStep(null), WeightUnit.LB).step())
                .isEqualTo(Exact.of(5));
    }

    private static Exercise withStep(Exercise.@Nullable LoadByUnit step) {
        return new Exercise(
                "weighted-dip",
                "Weighted dip",
                new Exercise.Muscles(List.of("chest"), List.of("triceps")),
                Exercise.Suitability.GOOD,
                null,
                new Exercise.Movement(
                        Exercise.Pattern.HORIZONTAL_PUSH,
                        Exercise.Kind.COMPOUND,
                        EquipmentKind.STEP,
                        step,
                        new Exercise.LoadByUnit(new BigDecimal("2.5"), BigDecimal.valueOf(5)),
                        Exercise.LoadMode.ADDED_TO_BODYWEIGHT,
                        false,
                        false),
                null,
                null,
                null,
                null);
    }

    static Equipment barbellWith(Equipment.Plate... plates) {
        return new Equipment(EquipmentKind.BARBELL, WeightUnit.KG, Exact.of(20), List.of(plates), List.of(), null);
    }

    static Equipment.Plate plate(String weight, int pairs) {
        return new Equipment.Plate(Exact.parse(weight), pairs);
    }
}
