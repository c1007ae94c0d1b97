package topset.rules.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import topset.contract.WeightUnit;
import topset.rules.Checked;
import topset.rules.Checked.Violation;
import topset.rules.LiftOf;
import topset.rules.TestCatalogue;
import topset.rules.lift.Lift;
import topset.rules.lift.LiftRequest;
import topset.rules.lift.Refusals;
import topset.rules.load.Exact;

/** Tests the permitted changes of a lift from a week on (training-rules.md § 6, {@code lift-changed}). */
class ChangeCheckTest {

    private static final Lift BENCH = LiftOf.benchPress();
    private static final Lift SQUAT = LiftOf.the("squat").day(2).lift();

    private static LiftCheck.Context in(WeightUnit unit) {
        return Checked.context(
                TestCatalogue::find, unit, LocalDate.of(2026, 11, 30), null, false, null, exercise -> null);
    }

    private static LiftRequest asked(LiftOf lift) {
        LiftRequest request = lift.start(null).request();
        return new LiftRequest(
                null, null, null, request.scheme(), request.progression(), request.start(), request.equipment(), null);
    }

    private static LiftRequest of(String exercise, LiftRequest request, LiftRequest.@Nullable Start start) {
        return new LiftRequest(null, null, exercise, request.scheme(), request.progression(), start, null, null);
    }

    private static Lift accepted(LiftRequest asked, WeightUnit unit) {
        return Checked.accepted(found -> change(asked, unit, found)).lifts().getFirst();
    }

    private static List<Violation> refused(LiftRequest asked, WeightUnit unit) {
        return Checked.refused(found -> assertThat(change(asked, unit, found)).isNull());
    }

    private static LiftCheck.@Nullable AcceptedLifts change(LiftRequest asked, WeightUnit unit, Refusals found) {
        return LiftCheck.change(BENCH, BENCH, List.of(BENCH, SQUAT), asked, in(unit), found);
    }

    @Test
    void what_is_not_said_of_place_and_exercise_stays_and_the_start_too() {
        Lift changed = accepted(asked(LiftOf.the("bench-press").method("RPE")), WeightUnit.KG);
        assertThat(changed.slotId()).isEqualTo(BENCH.slotId());
        assertThat(changed.day()).isEqualTo(1);
        assertThat(changed.exercise()).isEqualTo("bench-press");
        assertThat(changed.method().name()).isEqualTo("RPE");
        assertThat(changed.start()).isEqualTo(BENCH.start());
    }

    @Test
    void it_may_move_to_another_day() {
        LiftRequest same = asked(LiftOf.the("bench-press"));
        LiftRequest moved = new LiftRequest(null, 3, null, same.scheme(), null, null, null, null);
        assertThat(accepted(moved, WeightUnit.KG).day()).isEqualTo(3);
        assertThat(accepted(moved, WeightUnit.KG).slotId()).isEqualTo(BENCH.slotId());
    }

    @Test
    void another_exercise_or_unit_needs_a_start_and_nothing_else_is_said_of_it() {
        LiftRequest same = asked(LiftOf.the("bench-press"));
        assertThat(refused(of("pendlay-row", same, null), WeightUnit.KG))
                .containsExactly(new Violation(
                        "start",
                        "is required, because the lift gets another exercise or another weight unit",
                        "lift-changed"));
        assertThat(refused(same, WeightUnit.LB)).extracting(Violation::rule).containsExactly("lift-changed");
        LiftRequest.Start start = new LiftRequest.Start(new java.math.BigDecimal(60), null, null, null, null);
        Lift press = accepted(of("pendlay-row", same, start), WeightUnit.KG);
        assertThat(press.exercise()).isEqualTo("pendlay-row");
        assertThat(press.start().firstLoad()).isEqualTo(Exact.of(60));
        assertThat(accepted(of("bench-press", same, start), WeightUnit.LB).unit())
                .isEqualTo(WeightUnit.LB);
    }

    @Test
    void a_slot_keeps_its_id_and_an_exercise_is_once_on_a_day() {
        LiftRequest same = asked(LiftOf.the("bench-press"));
        assertThat(refused(
                        new LiftRequest("another", null, null, same.scheme(), null, null, null, null), WeightUnit.KG))
                .containsExactly(new Violation("slotId", "must be d1-bench-press, not another", "slot"));
        LiftRequest.Start start = new LiftRequest.Start(new java.math.BigDecimal(60), null, null, null, null);
        assertThat(refused(new LiftRequest(null, 2, "squat", same.scheme(), null, start, null, null), WeightUnit.KG))
                .containsExactly(new Violation(
                        "exercise",
                        "must differ from the other lifts of day 2: squat is listed twice",
                        "duplicate-slot"));
        assertThat(accepted(new LiftRequest(null, 1, "squat", same.scheme(), null, start, null, null), WeightUnit.KG)
                        .exercise())
                .isEqualTo("squat");
    }

    @Test
    void its_bounds_are_those_of_a_definition() {
        assertThat(refused(asked(LiftOf.the("bench-press").topRpe("9.5")), WeightUnit.KG))
                .extracting(Violation::field, Violation::rule)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("scheme.topRpe", "leave-a-rep"));
    }
}
