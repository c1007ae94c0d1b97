package topset.rules.load;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import topset.contract.Exercise;
import topset.rules.TestCatalogue;

/** Tests the ratio of the new exercise to the old one, and its inverse (<b>D-13</b>). */
class LoadRatioTest {

    private final Exercise squat = requireNonNull(TestCatalogue.find("squat"));
    private final Exercise front = requireNonNull(TestCatalogue.find("front-squat"));
    private final Exercise bench = requireNonNull(TestCatalogue.find("bench-press"));

    @Test
    void a_ratio_is_the_new_load_divided_by_the_old_one() {
        assertThat(LoadRatio.of(front, squat)).isEqualTo(new LoadRatio(Exact.parse("0.8"), "a study"));
    }

    @Test
    void the_reverse_is_one_divided_by_it_exactly() {
        assertThat(LoadRatio.of(squat, front)).isEqualTo(new LoadRatio(Exact.ratio(5, 4), "a study"));
    }

    @Test
    void without_a_source_there_is_no_ratio() {
        assertThat(LoadRatio.of(bench, squat)).isNull();
        assertThat(LoadRatio.of(bench, front)).isNull();
        assertThat(LoadRatio.of(squat, squat)).isNull();
    }
}
