package topset.program.training.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    void theNearestIsPrescribed(String exact, String load) {
        assertThat(barbell.nearest(Exact.parse(exact))).isEqualTo(Exact.parse(load));
    }

    @Test
    void onATieTheLowerOne() {
        assertThat(barbell.nearest(Exact.parse("101.25"))).isEqualTo(Exact.of(100));
        assertThat(barbell.nearest(Exact.parse("61.25"))).isEqualTo(Exact.of(60));
    }

    @Test
    void poundPlatesMakeFivePoundSteps() {
        LoadableWeights pounds = LoadableWeights.of(StandardEquipment.barbell(WeightUnit.LB));
        assertThat(pounds.nearest(Exact.of(227))).isEqualTo(Exact.of(225));
        assertThat(pounds.smallest()).isEqualTo(Exact.of(45));
        assertThat(pounds.largest()).isEqualTo(Exact.of(2200));
    }

    @Test
    void fewPairsLeaveGapsAndAnEnd() {
        LoadableWeights garage = LoadableWeights.of(barbellWith(plate("20", 1), plate("5", 1)));
        assertThat(garage.nearest(Exact.of(45))).isEqualTo(Exact.of(30));
        assertThat(garage.nearest(Exact.parse("45.5"))).isEqualTo(Exact.of(60));
        assertThat(garage.largest()).isEqualTo(Exact.of(70));
        assertThat(garage.above(Exact.of(30))).isEqualTo(Exact.of(60));
        assertThat(garage.above(Exact.of(70))).isNull();
    }

    @Test
    void dumbbellsAreAList() {
        LoadableWeights rack = LoadableWeights.of(new Equipment(
                EquipmentKind.FIXED,
                WeightUnit.KG,
                null,
                List.of(),
                List.of(Exact.of(10), Exact.of(14), Exact.of(20)),
                null));
        assertThat(rack.nearest(Exact.of(12))).isEqualTo(Exact.of(10));
        assertThat(rack.nearest(Exact.of(18))).isEqualTo(Exact.of(20));
        assertThat(rack.nearest(Exact.of(99))).isEqualTo(Exact.of(20));
        assertThat(rack.nearest(Exact.of(1))).isEqualTo(Exact.of(10));
    }

    @Test
    void aBeltHoldsAnyMultipleOfItsStepFromNothing() {
        LoadableWeights belt = LoadableWeights.of(
                new Equipment(EquipmentKind.STEP, WeightUnit.KG, null, List.of(), List.of(), Exact.parse("2.5")));
        assertThat(belt.smallest()).isEqualTo(Exact.ZERO);
        assertThat(belt.nearest(Exact.parse("6.25"))).isEqualTo(Exact.of(5));
        assertThat(belt.nearest(Exact.parse("6.3"))).isEqualTo(Exact.parse("7.5"));
        assertThat(belt.nearest(Exact.of(-3))).isEqualTo(Exact.ZERO);
    }

    static Equipment barbellWith(Equipment.Plate... plates) {
        return new Equipment(EquipmentKind.BARBELL, WeightUnit.KG, Exact.of(20), List.of(plates), List.of(), null);
    }

    static Equipment.Plate plate(String weight, int pairs) {
        return new Equipment.Plate(Exact.parse(weight), pairs);
    }
}
