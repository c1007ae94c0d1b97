package topset.rules.week;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.rules.PrescriptionAssert.assertThatWeek;

import org.junit.jupiter.api.Test;
import topset.contract.FlagCode;
import topset.contract.RaisedFlag;
import topset.contract.TargetStatus;
import topset.contract.WeekOutcome;
import topset.rules.LiftOf;
import topset.rules.ProgramOf;
import topset.rules.TrainingLog;
import topset.rules.lift.Lift;

/** {@code pause} (training-rules.md § 6). */
class PauseTest {

    private final Lift bench =
            LiftOf.the("bench-press").from("100").increment("1.25").lift();
    private final TrainingLog hit = new TrainingLog().week(1).warmUp().top("100", 4, "8");

    @Test
    void a_paused_week_repeats_the_plan_before_it_to_the_last_fraction() {
        SlotWeek third = ProgramOf.the(bench).paused(2, 0, 2, 6).week(hit, 3);
        assertThatWeek(third)
                .asksForTop("100", "101.25")
                .because("pause")
                .after(WeekOutcome.NOT_TRAINED)
                .flags();
    }

    @Test
    void its_counters_stand_still_so_that_a_layoff_goes_on_after_it() {
        ProgramOf paused = ProgramOf.the(bench).paused(2, 0, 3, 6);
        TrainingLog nothing = new TrainingLog();
        assertThatWeek(paused.week(nothing, 2)).because("layoff.hold");
        assertThatWeek(paused.week(nothing, 3)).because("pause");
        assertThatWeek(paused.week(nothing, 4)).because("pause");
        assertThatWeek(paused.week(nothing, 5)).because("layoff.reduce").asksForTop("90");
    }

    @Test
    void a_single_day_of_the_week_is_enough() {
        assertThatWeek(ProgramOf.the(bench).paused(1, 6, 2, 0).week(hit, 3)).because("pause");
        assertThatWeek(ProgramOf.the(bench).paused(2, 6, 3, 0).week(hit, 3)).because("pause");
        assertThatWeek(ProgramOf.the(bench).paused(1, 5, 1, 6).week(hit, 3)).because("layoff.hold");
        assertThatWeek(ProgramOf.the(bench).paused(3, 0, 3, 0).week(hit, 3)).because("layoff.hold");
    }

    @Test
    void a_week_that_was_trained_nevertheless_counts() {
        assertThatWeek(ProgramOf.the(bench).paused(1, 0, 1, 6).week(hit, 2)).because("linear.hit");
    }

    @Test
    void without_an_end_it_lasts_until_resumed() {
        assertThatWeek(ProgramOf.the(bench).pausedFrom(2).week(hit, 9))
                .because("pause")
                .asksForTop("100", "101.25");
    }

    @Test
    void backoffs_alone_do_not_move_the_plan_of_a_paused_week() {
        TrainingLog light = new TrainingLog().week(1).backoffs("85", 5, 5);
        assertThatWeek(ProgramOf.the(bench).paused(1, 0, 1, 6).week(light, 2))
                .because("pause")
                .reducesBy("15");
    }

    @Test
    void a_wave_repeats_its_step() {
        Lift wave = LiftOf.the("bench-press").method("WAVE").from("100").lift();
        TrainingLog five = new TrainingLog().week(1).top("100", 5, "8");
        assertThatWeek(ProgramOf.the(wave).paused(2, 0, 2, 6).week(five, 3))
                .asksForTop("102.5", "103.206")
                .asksForReps(4);
    }

    @Test
    void its_volume_is_not_judged() {
        assertThat(hit.foldedLateIn(3, ProgramOf.the(bench).paused(2, 3, 2, 3).program())
                        .get(2)
                        .flags())
                .isEmpty();
        assertThat(hit.foldedLateIn(3, ProgramOf.the(bench).program()).get(2).flags())
                .extracting(RaisedFlag::code)
                .containsOnly(FlagCode.VOLUME_LOW);
    }

    @Test
    void while_it_runs_the_plan_is_shown_again_too() {
        SlotWeek next = TrainingLog.week(
                hit.foldedLateIn(2, ProgramOf.the(bench).pausedFrom(2).program()), bench.slotId(), 3);
        assertThatWeek(next)
                .is(TargetStatus.PROVISIONAL)
                .because("pause")
                .after(WeekOutcome.NOT_YET_TRAINED)
                .asksForTop("100", "101.25");
    }
}
