package topset.rules.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import topset.contract.TargetOverride;
import topset.contract.TargetOverride.OverriddenTarget;
import topset.rules.Checked;
import topset.rules.Checked.Violation;
import topset.rules.DecisionOf;
import topset.rules.LiftOf;
import topset.rules.lift.Lift;

/** Tests that an override has the same bounds as a lift's scheme, unless it is forced (training-rules.md § 6). */
class OverrideCheckTest {

    private static final Lift BENCH = LiftOf.benchPress();
    private static final Lift ROW =
            LiftOf.the("dumbbell-row").straight(3, 8, 12).lift();
    /** All sets of a cluster together have at most ten reps. */
    private static final Lift CLUSTER = LiftOf.the("bench-press").cluster(5, 2).lift();

    private static TargetOverride asked(
            @Nullable String load, @Nullable Integer reps, @Nullable String reduction, @Nullable Integer sets) {
        return DecisionOf.override(load, reps, reduction, sets, " tired ");
    }

    private static List<Violation> refused(Lift lift, TargetOverride asked, boolean forced) {
        return Checked.refused(found -> OverrideCheck.check(lift, 3, forced ? forced(asked) : asked, found));
    }

    private static TargetOverride forced(TargetOverride asked) {
        return new TargetOverride(
                asked.load(),
                asked.reps(),
                asked.backoffReduction(),
                asked.backoffSets(),
                asked.reason(),
                new TargetOverride.Force("the coach knows why"));
    }

    @Test
    void within_the_bounds_it_is_taken() {
        OverriddenTarget accepted =
                Checked.accepted(found -> OverrideCheck.check(BENCH, 3, asked("117.5", 3, "25", 2), found));
        assertThat(accepted)
                .isEqualTo(new OverriddenTarget(BENCH.slotId(), 3, DecisionOf.override("117.5", 3, "25", 2, "tired")));
        assertThat(refused(ROW, asked("40", 30, null, null), false)).isEmpty();
        assertThat(refused(BENCH, asked(null, 5, "10", 3), false)).isEmpty();
    }

    static Stream<Arguments> outside() {
        return Stream.of(
                Arguments.of(
                        BENCH,
                        asked("0", null, null, null),
                        "load",
                        "must be between 0.001 and 1000, not 0",
                        "override"),
                Arguments.of(
                        BENCH,
                        asked("1000.5", null, null, null),
                        "load",
                        "must be between 0.001 and 1000, not 1000.5",
                        "override"),
                Arguments.of(BENCH, asked(null, 2, null, null), "reps", "must be between 3 and 5, not 2", "top-reps"),
                Arguments.of(BENCH, asked(null, 6, null, null), "reps", "must be between 3 and 5, not 6", "top-reps"),
                Arguments.of(
                        BENCH,
                        asked(null, null, "9", null),
                        "backoffReduction",
                        "must be between 10 and 25, not 9",
                        "reduction-bounds"),
                Arguments.of(
                        BENCH,
                        asked(null, null, "26", null),
                        "backoffReduction",
                        "must be between 10 and 25, not 26",
                        "reduction-bounds"),
                Arguments.of(
                        BENCH,
                        asked(null, null, null, 1),
                        "backoffSets",
                        "must be between 2 and 3, not 1",
                        "too-few-backoff-sets"),
                Arguments.of(
                        BENCH,
                        asked(null, null, null, 4),
                        "backoffSets",
                        "must be between 2 and 3, not 4",
                        "too-many-backoff-sets"),
                Arguments.of(ROW, asked(null, 31, null, null), "reps", "must be between 1 and 30, not 31", "scheme"),
                Arguments.of(CLUSTER, asked(null, 3, null, null), "reps", "must be between 1 and 2, not 3", "scheme"));
    }

    @ParameterizedTest
    @MethodSource("outside")
    void outside_them_it_is_refused_with_its_rule(
            Lift lift, TargetOverride asked, String field, String message, String rule) {
        assertThat(refused(lift, asked, false)).containsExactly(new Violation(field, message, rule));
    }

    @Test
    void forced_it_is_taken_as_long_as_it_can_be_lifted_at_all() {
        assertThat(refused(BENCH, asked(null, 1, "40", 5), true)).isEmpty();
        assertThat(refused(BENCH, asked(null, 30, "90", 10), true)).isEmpty();
        assertThat(refused(BENCH, asked("1001", 31, "91", 11), true))
                .extracting(Violation::field)
                .containsExactly("load", "reps", "backoffReduction", "backoffSets");
        assertThat(refused(BENCH, asked(null, 0, "-1", 0), true))
                .extracting(Violation::field)
                .containsExactly("reps", "backoffReduction", "backoffSets");
    }

    @Test
    void straight_sets_have_no_backoffs() {
        assertThat(refused(ROW, asked(null, null, "20", 2), true))
                .extracting(Violation::field, Violation::rule)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("backoffReduction", "scheme"),
                        org.assertj.core.groups.Tuple.tuple("backoffSets", "scheme"));
    }

    @Test
    void it_wants_something_of_a_week_with_a_reason() {
        assertThat(refused(BENCH, asked(null, null, null, null), false))
                .extracting(Violation::rule)
                .containsExactly("override");
        assertThat(Checked.refused(found -> OverrideCheck.check(BENCH, 0, asked("100", null, null, null), found)))
                .extracting(Violation::field)
                .containsExactly("week");
        for (String reason : new String[] {null, " ", "x".repeat(1001)}) {
            assertThat(refused(BENCH, DecisionOf.override("10", null, null, null, reason), true))
                    .extracting(Violation::field)
                    .containsExactly("reason");
        }
        assertThat(refused(BENCH, DecisionOf.override("10", null, null, null, "x".repeat(1000)), false))
                .isEmpty();
    }

    @Test
    void the_first_week_may_be_overridden() {
        assertThat(Checked.refused(found -> OverrideCheck.check(BENCH, 1, asked("100", null, null, null), found)))
                .isEmpty();
    }

    @Test
    void a_blank_reason_forces_nothing() {
        var asked = new TargetOverride(null, 2, null, null, "tired", new TargetOverride.Force(" "));
        assertThat(refused(BENCH, asked, false))
                .extracting(Violation::field)
                .containsExactlyInAnyOrder("force.reason", "reps");
    }
}
