package topset.rules.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static topset.rules.load.LoadableWeightsTest.barbellWith;
import static topset.rules.load.LoadableWeightsTest.plate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import topset.contract.WeightUnit;

class PlateLoadingTest {

    @Test
    void the_heaviest_plates_go_on_first() {
        assertThat(shown(StandardEquipment.barbell(WeightUnit.KG), "122.5")).containsExactly("25", "25", "1.25");
        assertThat(shown(StandardEquipment.barbell(WeightUnit.LB), "225")).containsExactly("45", "45");
        assertThat(shown(StandardEquipment.barbell(WeightUnit.KG), "20")).isEmpty();
    }

    @Test
    void with_few_pairs_greed_would_fail_and_the_search_does_not() {
        Equipment garage = barbellWith(plate("25", 1), plate("20", 2), plate("10", 1));
        assertThat(shown(garage, "100")).containsExactly("20", "20");
        assertThat(shown(garage, "110")).containsExactly("25", "20");
    }

    @Test
    void fewer_plates_count_more_than_heavier_ones() {
        Equipment odd = barbellWith(plate("25", 9), plate("20", 9), plate("2.5", 9));
        assertThat(shown(odd, "100")).containsExactly("20", "20");
    }

    @Test
    void what_cannot_be_loaded_is_refused() {
        assertThatThrownBy(() -> shown(barbellWith(plate("20", 1)), "50")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void fine_plates_are_searched_each_time_with_the_same_result() {
        Equipment fine = barbellWith(plate("20", 9), plate("1.25", 2), plate("0.26", 1));
        assertThat(shown(fine, "103.02")).containsExactly("20", "20", "1.25", "0.26");
        assertThat(shown(fine, "20.52")).containsExactly("0.26");
    }

    @Property(tries = 200)
    void every_loadable_weight_has_plates_that_add_up_within_the_pairs(
            @ForAll("gyms") Equipment gym, @ForAll("loads") Exact exact) {
        Exact load = LoadableWeights.of(gym).nearest(exact);
        List<Exact> side = Objects.requireNonNull(LoadableWeights.of(gym).platesPerSide(load));
        Exact sum = side.stream().reduce(Exact.ZERO, Exact::plus);
        assertThat(sum.times(Exact.of(2)).plus(Exact.of(20))).isEqualTo(load);
        Map<Exact, Integer> used = new HashMap<>();
        side.forEach(plate -> used.merge(plate, 1, Integer::sum));
        gym.plates().forEach(plate -> {
            Integer pairs = plate.pairs();
            assertThat(used.getOrDefault(plate.weight(), 0))
                    .isLessThanOrEqualTo(pairs == null ? Integer.MAX_VALUE : pairs);
        });
        assertThat(side).isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Provide
    Arbitrary<Equipment> gyms() {
        Arbitrary<List<Integer>> pairs =
                Arbitraries.integers().between(0, 3).list().ofSize(5);
        Arbitrary<Boolean> unlimited = Arbitraries.of(true, false);
        return Combinators.combine(pairs, unlimited).as((counts, smallUnlimited) -> {
            String[] weights = {"25", "15", "10", "4", "2.5"};
            List<Equipment.Plate> plates = new ArrayList<>();
            for (int n = 0; n < weights.length; n++) {
                boolean enough = smallUnlimited && n == weights.length - 1;
                if (counts.get(n) > 0) {
                    plates.add(new Equipment.Plate(Exact.parse(weights[n]), enough ? null : counts.get(n)));
                }
            }
            return barbellWith(plates.toArray(Equipment.Plate[]::new));
        });
    }

    @Provide
    Arbitrary<Exact> loads() {
        return Arbitraries.integers().between(0, 300_000).map(grams -> Exact.ratio(grams, 1000));
    }

    private static List<String> shown(Equipment barbell, String load) {
        return Objects.requireNonNull(LoadableWeights.of(barbell).platesPerSide(Exact.parse(load))).stream()
                .map(Exact::shown)
                .toList();
    }
}
