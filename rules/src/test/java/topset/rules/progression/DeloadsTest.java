package topset.rules.progression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import topset.contract.DeloadDetails.PlannedDeload;
import topset.rules.DecisionOf;
import topset.rules.load.Exact;

/** Tests which weeks are deloads (training-rules.md § 13). */
class DeloadsTest {

    private static final PlannedDeload EIGHTH = planned("80", 0, "a competition");

    private static PlannedDeload planned(String percent, int backoffSets, String reason) {
        return new PlannedDeload(8, DecisionOf.deload(percent, backoffSets, reason));
    }

    private static List<Integer> weeks(Deloads deloads, Set<Integer> paused) {
        return IntStream.rangeClosed(1, 16)
                .filter(week -> deloads.in(week, paused::contains) != null)
                .boxed()
                .toList();
    }

    private static @Nullable Deload in(Deloads deloads, int week) {
        return deloads.in(week, any -> false);
    }

    @Test
    void every_fourth_week_is_one_with_the_defaults() {
        assertThat(weeks(Deloads.every(4), Set.of())).containsExactly(4, 8, 12, 16);
        assertThat(in(Deloads.every(4), 4)).isEqualTo(new Deload(4, Exact.of(90), 1, null));
        assertThat(weeks(Deloads.NONE, Set.of())).isEmpty();
    }

    @Test
    void a_pause_in_the_week_or_the_one_before_leaves_it_out() {
        assertThat(weeks(Deloads.every(4), Set.of(4, 7))).containsExactly(12, 16);
        assertThat(weeks(Deloads.every(4), Set.of(5, 9))).containsExactly(4, 8, 12, 16);
    }

    @Test
    void a_planned_one_counts_also_in_a_pause_and_in_place_of_a_regular_one() {
        assertThat(weeks(Deloads.NONE.with(EIGHTH), Set.of(7, 8))).containsExactly(8);
        assertThat(in(Deloads.every(4).with(EIGHTH), 8)).isEqualTo(new Deload(8, Exact.of(80), 0, "a competition"));
    }

    @Test
    void a_second_plan_of_a_week_replaces_the_first() {
        PlannedDeload lighter = planned("85", 2, "on second thoughts");
        assertThat(Deloads.NONE.with(EIGHTH).with(lighter).planned()).containsExactly(lighter);
    }

    @Test
    void removing_one_removes_a_planned_and_a_regular_one_until_it_is_planned_again() {
        Deloads removed = Deloads.every(4).with(EIGHTH).without(8);
        assertThat(weeks(removed, Set.of())).containsExactly(4, 12, 16);
        assertThat(in(removed.with(EIGHTH), 8)).isEqualTo(new Deload(8, Exact.of(80), 0, "a competition"));
        assertThat(removed.isRegular(8)).isFalse();
    }

    @Test
    void removing_one_keeps_the_planned_ones_of_other_weeks() {
        PlannedDeload ninth = new PlannedDeload(9, DecisionOf.deload("85", 1, "a trip"));
        assertThat(Deloads.NONE.with(EIGHTH).with(ninth).without(8).planned()).containsExactly(ninth);
    }

    @Test
    void no_week_before_the_first_is_one() {
        assertThat(Deloads.every(4).isRegular(0)).isFalse();
        assertThat(Deloads.every(4).isRegular(-4)).isFalse();
    }
}
