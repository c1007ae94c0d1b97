package topset.rules.progression;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import topset.rules.LiftOf;
import topset.rules.TrainingLog;
import topset.rules.lift.Lift;
import topset.rules.lift.Prescription;
import topset.rules.load.Body;
import topset.rules.load.Exact;
import topset.rules.load.LoadableWeights;

/** The borders between {@code rpe.hold}, {@code rpe.raise} and {@code rpe.lower} (training-rules.md § 3.2). */
class RpeMoveTest {

    private final Lift bench =
            LiftOf.the("bench-press").method("RPE").from("120").lift();

    /**
     * Returns the smoothed estimate before the set for which the estimate after it is worth exactly {@code load} for 4
     * reps at RPE 8.5.
     */
    private static Exact smoothedSoThat(String load, Exact estimate) {
        Exact wanted = Exact.parse(load).over(Exact.parse("0.85"));
        return wanted.times(Exact.of(2)).minus(estimate);
    }

    private static Exact estimate(String load, String pct) {
        return Exact.parse(load).over(Exact.parse(pct));
    }

    private ProgressionResult next(String load, int reps, String rpe, @Nullable Exact smoothed) {
        TrainingLog log = new TrainingLog().week(1).top(load, reps, rpe);
        Prescription asked = log.finalWeek(bench, 1).prescription();
        MethodState state = smoothed == null ? MethodState.EMPTY : MethodState.EMPTY.with("estimate", smoothed);
        return new RpeProgression()
                .next(WeekContext.of(
                        bench,
                        LoadableWeights.of(bench.equipment()),
                        asked,
                        state,
                        Body.NOTHING,
                        log.sets(),
                        true,
                        RepTarget.of(asked)));
    }

    private static void assertMove(ProgressionResult result, String rule, String exact, String end) {
        assertThat(result.why().getFirst().rule()).isEqualTo(rule);
        assertThat(result.next().exact()).isEqualTo(Exact.parse(exact));
        assertThat(result.why().getFirst().says()).endsWith(end);
    }

    @Test
    void a_hard_set_that_is_worth_its_load_on_average_is_no_more_than_that_load() {
        assertMove(
                next("120", 4, "9", smoothedSoThat("120", estimate("120", "0.863"))),
                "rpe.lower",
                "120",
                ". RPE 9 was above the target 8.5, so no more than 120 kg");
    }

    @Test
    void too_few_reps_at_the_target_effort_are_no_reason_to_blame_the_effort() {
        assertMove(next("120", 3, "8.5", Exact.of(160)), "rpe.lower", "120", ". Not 4 reps, so no more than 120 kg");
        assertMove(next("120", 3, "8", Exact.of(170)), "rpe.lower", "120", ". Not 4 reps, so no more than 120 kg");
    }

    @Test
    void more_reps_at_the_target_effort_raise_only_above_the_load() {
        Exact worthTheLoad = smoothedSoThat("120", estimate("120", "0.824"));
        ProgressionResult same = next("120", 5, "8.5", worthTheLoad);
        assertMove(same, "rpe.hold", "120", "worth 120 kg");
        ProgressionResult more = next("120", 5, "8.5", null);
        assertThat(more.why().getFirst().rule()).isEqualTo("rpe.raise");
        assertThat(more.next().exact()).isEqualTo(estimate("120", "0.824").times(Exact.parse("0.85")));
        assertMove(
                next("120", 5, "8.5", Exact.of(130)),
                "rpe.hold",
                "120",
                ". The target was met, so no less than 120 kg");
    }

    @Test
    void a_light_day_at_the_target_is_no_raise() {
        ProgressionResult light = next("100", 4, "8.5", Exact.of(150));
        assertThat(light.why().getFirst().rule()).isEqualTo("rpe.hold");
        assertThat(light.next().exact()).isEqualTo(Exact.of(108));
    }
}
