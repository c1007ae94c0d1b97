package topset.verification.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RatioBoundsTest {
    private final RatioBounds bounds = new RatioBounds(Map.of("longer", 1.5, "later", 2.0));

    @Test
    void a_ratio_above_its_bound_is_missed() {
        assertThat(bounds.missed(Map.of("longer", 1.51, "later", 2.0))).containsExactly("longer");
    }

    @Test
    void a_ratio_that_was_not_measured_is_missed() {
        assertThat(bounds.missed(Map.of("longer", 1.0))).containsExactly("later");
        assertThat(bounds.missed(Map.of("longer", 1.0, "later", Double.NaN))).containsExactly("later");
    }

    @Test
    void no_bound_of_the_guard_allows_less_than_the_same_cost() {
        var file = RatioBounds.read();

        assertThat(file.missed(Map.of()))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(file.of(name)).isGreaterThan(1));
    }
}
