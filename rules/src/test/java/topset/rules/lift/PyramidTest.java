package topset.rules.lift;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.rules.PrescriptionAssert.assertThatWeek;

import java.util.List;
import org.junit.jupiter.api.Test;
import topset.contract.RepRange;
import topset.contract.WeekOutcome;
import topset.contract.WeightUnit;
import topset.rules.Checked;
import topset.rules.Checked.Violation;
import topset.rules.LiftOf;
import topset.rules.TrainingLog;
import topset.rules.check.LiftCheck;
import topset.rules.load.Exact;
import topset.rules.week.SlotWeek;
import topset.rules.week.WarmUp;

/** {@code PYRAMID} (training-rules.md § 15). */
class PyramidTest {

    private final Lift pyramid =
            LiftOf.the("bench-press").variant("PYRAMID").from("101").lift();

    @Test
    void loads_rise_to_one_top_set_and_fall_to_one_backoff_set() {
        SlotWeek week = new TrainingLog().finalWeek(pyramid, 1);
        Prescription.TopSet first = (Prescription.TopSet) week.prescription();

        assertThat(WarmUp.of(pyramid, week).ramp())
                .extracting(step -> step.load().shown() + " × " + step.reps())
                .containsExactly("70 × 10", "80 × 8", "90 × 6");
        assertThat(first.top().load()).isEqualTo(Exact.of(100));
        assertThat(first.top().sets()).isEqualTo(1);
        assertThat(first.top().reps()).isEqualTo(5);
        assertThat(first.top().repRange()).isEqualTo(new RepRange(4, 6));
        assertThat(first.top().rpe()).isEqualTo(Exact.parse("8.5"));
        assertThat(first.top().ceiling()).isEqualTo(Exact.of(9));
        assertThat(first.backoff().sets()).isEqualTo(1);
        assertThat(first.backoff().load()).isEqualTo(Exact.of(85));
        assertThat(first.backoff().repRange()).isEqualTo(new RepRange(8, 10));
    }

    @Test
    void its_top_set_moves_the_load() {
        assertThatWeek(new TrainingLog().week(1).top("100", 5, "8.5").finalWeek(pyramid, 2))
                .after(WeekOutcome.HIT)
                .asksForTop("102.5", "103.5")
                .because("linear.hit");
    }

    @Test
    void it_is_bounded_like_the_variants_of_the_table_and_has_no_waves() {
        assertThat(rules(LiftOf.the("bench-press").variant("PYRAMID").topReps(3, 6, 5)))
                .containsExactly("top-reps");
        assertThat(rules(LiftOf.the("bench-press").variant("PYRAMID").backoff(2, 8, 10)))
                .containsExactly("too-many-backoff-sets");
        assertThat(rules(LiftOf.the("bench-press").variant("PYRAMID").topRpe("9.5")))
                .containsExactly("leave-a-rep");
        assertThat(rules(LiftOf.the("bench-press").variant("PYRAMID").method("WAVE")))
                .containsExactly("method-unsuited");
        assertThat(rules(LiftOf.the("leg-press").variant("PYRAMID"))).containsExactly("unsuited-exercise");
    }

    private static List<String> rules(LiftOf lift) {
        return Checked.refused(found -> LiftCheck.check(List.of(lift.request()), LiftOf.context(WeightUnit.KG), found))
                .stream()
                .map(Violation::rule)
                .toList();
    }
}
