package topset.rules.lift;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.rules.PrescriptionAssert.assertThatWeek;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topset.contract.PlannedLift;
import topset.rules.LiftOf;
import topset.rules.TrainingLog;
import topset.rules.week.SlotWeek;
import topset.rules.week.WarmUp;

/** Tests the other variants of training-rules.md § 2 and the other starts of § 5. */
class OtherSchemesTest {

    @ParameterizedTest(name = "{0}: {1} × {2} ({3}) @ {4}, ceiling {5}; {6} × {7}, −{8} %")
    @CsvSource({
        "SINGLE_TOP, 1, 3–5, 4, 8.5, 9, 3, 8–12, 15",
        "DOUBLE_TOP, 2, 3–5, 4, 8.5, 9, 2, 8–10, 15",
        "HEAVY_SINGLE, 1, 1, 1, 9, 9.5, 3, 6–8, 22.5",
        "RAMPING, 1, 1–3, 2, 8.5, 9, 3, 8–10, 22.5",
        "MODERATE_TOP, 1, 6–8, 7, 8, 9, 3, 8–12, 15",
    })
    void the_defaults_of_the_table(
            String variant,
            int sets,
            String range,
            int target,
            String rpe,
            String ceiling,
            int backoffs,
            String backoffRange,
            String reduction) {
        Prescription.TopSet first =
                first(LiftOf.the("bench-press").variant(variant).lift());
        assertThat(first.top().sets()).isEqualTo(sets);
        assertThat(first.top().repRange()).hasToString(range);
        assertThat(first.top().reps()).isEqualTo(target);
        assertThat(first.top().rpe().shown()).isEqualTo(rpe);
        assertThat(first.top().ceiling().shown()).isEqualTo(ceiling);
        assertThat(first.backoff().sets()).isEqualTo(backoffs);
        assertThat(first.backoff().repRange()).hasToString(backoffRange);
        assertThat(first.backoff().reduction().shown()).isEqualTo(reduction);
    }

    @Test
    void a_ramp_leads_up_to_the_top_set_in_ninetieths_of_it() {
        Lift ramping = LiftOf.the("bench-press").variant("RAMPING").from("135").lift();
        assertThat(ramp(ramping))
                .extracting(step -> step.load().shown() + " × " + step.reps())
                .containsExactly("120 × 5", "127.5 × 3");
        assertThat(ramp(LiftOf.benchPress())).isEmpty();
    }

    private static List<WarmUp.Step> ramp(Lift lift) {
        return WarmUp.of(lift, new TrainingLog().finalWeek(lift, 1)).ramp();
    }

    @Test
    void heavy_singles_of_one_rep_are_hit_or_missed() {
        Lift single =
                LiftOf.the("bench-press").variant("HEAVY_SINGLE").from("140").lift();
        assertThatWeek(new TrainingLog().week(1).top("140", 1, "9.5").finalWeek(single, 2))
                .asksForTop("142.5")
                .asksForBackoff("110", "110.438")
                .because("linear.hit");
        assertThatWeek(new TrainingLog().week(1).top("140", 1, "10").finalWeek(single, 2))
                .because("linear.repeat");
    }

    @Test
    void a_given_one_rep_max_is_read_by_the_chart() {
        Lift fromMax = LiftOf.the("bench-press")
                .start(new LiftRequest.Start(null, new BigDecimal(140), null, null, null))
                .lift();
        SlotWeek first = new TrainingLog().finalWeek(fromMax, 1);
        assertThatWeek(first).asksForTop("120", "119");
        assertThat(first.why().getFirst().says())
                .isEqualTo("first week, from a 1RM of 140 kg, for 4 reps at RPE 8.5: 119 kg, loaded as 120 kg");
    }

    @Test
    void a_recent_set_is_read_by_the_chart() {
        SlotWeek first = new TrainingLog().finalWeek(fromSet(8, 8), 1);
        assertThatWeek(first).asksForTop("115", "115.02");
        assertThat(first.why().getFirst().says())
                .isEqualTo("first week, from 100 kg × 8 @ RPE 8, for 4 reps at RPE 8.5: 115 kg");
    }

    @Test
    void a_set_that_the_chart_ends_before_is_only_a_lower_bound_and_says_so() {
        assertThat(new TrainingLog()
                        .finalWeek(fromSet(8, 5), 1)
                        .why()
                        .getFirst()
                        .says())
                .startsWith("first week, from 100 kg × 8 @ RPE 5, which may be too little, for 4 reps at RPE 8.5: ");
        assertThat(new TrainingLog()
                        .finalWeek(fromSet(13, 8), 1)
                        .why()
                        .getFirst()
                        .says())
                .contains(", which may be too little, for 4 reps at RPE 8.5: ");
    }

    private static Lift fromSet(int reps, int rpe) {
        return LiftOf.the("bench-press")
                .start(new LiftRequest.Start(
                        null,
                        null,
                        new PlannedLift.RecentSet(new BigDecimal(100), reps, new BigDecimal(rpe)),
                        null,
                        null))
                .lift();
    }

    private static Prescription.TopSet first(Lift lift) {
        return (Prescription.TopSet) new TrainingLog().finalWeek(lift, 1).prescription();
    }
}
