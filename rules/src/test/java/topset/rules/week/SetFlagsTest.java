package topset.rules.week;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.rules.PrescriptionAssert.assertThatWeek;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import topset.contract.FlagCode;
import topset.contract.PlannedLift;
import topset.contract.SetRole;
import topset.rules.LiftOf;
import topset.rules.TrainingLog;
import topset.rules.lift.Lift;
import topset.rules.lift.NamedSets;

class SetFlagsTest {

    private final Lift bench = LiftOf.the("bench-press").from("100").lift();

    @Test
    void a_good_week_raises_nothing() {
        assertThatWeek(new TrainingLog()
                        .week(1)
                        .warmUp()
                        .top("100", 4, "8.5")
                        .backoffs("85", 9, 9)
                        .finalWeek(bench, 2))
                .flags();
    }

    @Test
    void a_top_set_without_a_warm_up_is_shown() {
        assertThatWeek(new TrainingLog().week(1).top("100", 4, "8").warmUp().finalWeek(bench, 2))
                .flag(FlagCode.WARM_UP_SKIPPED, "w1-1");
    }

    @Test
    void a_ramp_set_is_a_warm_up_and_another_exercises_is_not() {
        assertThatWeek(new TrainingLog()
                        .week(1)
                        .set(SetRole.RAMP, "80", 3, null)
                        .top("100", 4, "8")
                        .finalWeek(bench, 2))
                .doesNotFlag(FlagCode.WARM_UP_SKIPPED);
        assertThatWeek(new TrainingLog()
                        .week(1)
                        .exercise("squat")
                        .warmUp()
                        .exercise("bench-press")
                        .top("100", 4, "8")
                        .finalWeek(bench, 2))
                .flag(FlagCode.WARM_UP_SKIPPED, "w1-2");
    }

    @Test
    void more_than_two_top_sets_in_a_session_are_shown() {
        TrainingLog three = new TrainingLog()
                .week(1)
                .warmUp()
                .top("100", 4, "8")
                .top("100", 4, "8")
                .top("100", 4, "8");
        assertThatWeek(three.finalWeek(bench, 2)).flag(FlagCode.EXTRA_TOP_SETS, "w1-2", "w1-3", "w1-4");
        TrainingLog twoAndOne = new TrainingLog()
                .week(1)
                .warmUp()
                .top("100", 4, "8")
                .top("100", 4, "8")
                .session("again", 1, 3)
                .warmUp()
                .top("100", 4, "8");
        assertThatWeek(twoAndOne.finalWeek(bench, 2)).flags();
    }

    @Test
    void a_backoff_before_the_top_set_is_out_of_order() {
        assertThatWeek(new TrainingLog()
                        .week(1)
                        .warmUp()
                        .backoff("85", 9, null)
                        .top("100", 4, "8")
                        .finalWeek(bench, 2))
                .flag(FlagCode.OUT_OF_ORDER, "w1-2");
    }

    @Test
    void pain_is_shown_with_its_set() {
        assertThatWeek(new TrainingLog()
                        .week(1)
                        .warmUp()
                        .withPain()
                        .top("100", 4, "8")
                        .finalWeek(bench, 2))
                .flag(FlagCode.PAIN_REPORTED, "w1-2");
    }

    @Test
    void a_set_of_no_slot_stands_at_the_top_of_the_next_weeks_plan() {
        List<FoldedWeek> folded = new TrainingLog()
                .week(1)
                .exercise("squat")
                .withPain()
                .top("140", 4, "8")
                .foldedLateIn(1, bench);
        assertThat(folded.getLast().flags())
                .isEqualTo(List.of(
                        NamedSets.of(List.of("w1-1")).flag(FlagCode.PAIN_REPORTED, "squat"),
                        NamedSets.of(List.of("w1-1")).flag(FlagCode.UNMATCHED_SET, "squat")));
    }

    @Test
    void a_load_above_all_equipment_is_limited() {
        Lift tooHeavy = LiftOf.the("dumbbell-row")
                .from("90")
                .equipment(new PlannedLift.Equipment("FIXED", null, null, List.of(new BigDecimal("40")), null))
                .lift();
        assertThatWeek(new TrainingLog().finalWeek(tooHeavy, 1))
                .asksForTop("40", "90")
                .flags(FlagCode.EQUIPMENT_LIMIT);
    }
}
