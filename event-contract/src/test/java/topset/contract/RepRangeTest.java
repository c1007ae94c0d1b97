package topset.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RepRangeTest {

    private static final RepRange RANGE = new RepRange(3, 5);

    @Test
    void both_ends_are_within() {
        assertThat(RANGE.holds(2)).isFalse();
        assertThat(RANGE.holds(3)).isTrue();
        assertThat(RANGE.holds(5)).isTrue();
        assertThat(RANGE.holds(6)).isFalse();
        assertThat(RANGE.within(new RepRange(3, 5))).isTrue();
        assertThat(RANGE.within(new RepRange(4, 5))).isFalse();
        assertThat(RANGE.within(new RepRange(3, 4))).isFalse();
        assertThat(new RepRange(5, 3).within(new RepRange(1, 9))).isFalse();
    }

    @Test
    void a_range_is_widened_by_what_it_does_not_hold() {
        assertThat(RANGE.with(4)).isEqualTo(RANGE);
        assertThat(RANGE.with(1)).isEqualTo(new RepRange(1, 5));
        assertThat(RANGE.with(8)).isEqualTo(new RepRange(3, 8));
    }

    @Test
    void one_number_is_shown_as_one() {
        assertThat(RANGE).hasToString("3–5");
        assertThat(new RepRange(5, 5)).hasToString("5");
    }
}
