package topset.rules.week;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import topset.contract.FlagCode;
import topset.contract.RaisedFlag;
import topset.rules.LiftOf;
import topset.rules.ProgramOf;
import topset.rules.TrainingLog;
import topset.rules.lift.Lift;

/** Tests the flag {@code DELOAD_SUGGESTED} (training-rules.md § 13). */
class DeloadSuggestionTest {

    private final Lift bench = LiftOf.the("bench-press").from("100").lift();
    private final Lift press = LiftOf.the("pendlay-row").day(2).from("60").lift();
    private final Lift rows =
            LiftOf.the("dumbbell-row").straight(3, 8, 12).from("20").lift();

    private static List<RaisedFlag> suggested(ProgramOf program, TrainingLog log, int week) {
        return log.foldedLateIn(week, program.program()).get(week - 1).flags().stream()
                .filter(flag -> flag.code() == FlagCode.DELOAD_SUGGESTED)
                .toList();
    }

    /** Returns two weeks in which the bench press fails, so that its load is reset. */
    private static TrainingLog twice() {
        return new TrainingLog().week(1).top("100", 2, "9").week(2).top("100", 2, "9");
    }

    private static TrainingLog andThePress(TrainingLog log) {
        return log.exercise("pendlay-row").week(1).top("60", 2, "9").week(2).top("60", 2, "9");
    }

    @Test
    void a_reset_is_enough_where_the_program_has_one_top_set() {
        assertThat(suggested(ProgramOf.the(bench), twice(), 2)).isEmpty();
        assertThat(suggested(ProgramOf.the(bench, rows), twice(), 3))
                .extracting(RaisedFlag::setIds)
                .containsExactly(List.of("w2-1"));
    }

    @Test
    void of_several_top_sets_two_must_struggle_and_all_their_sets_are_named() {
        assertThat(suggested(ProgramOf.the(bench, press), twice(), 3)).isEmpty();
        List<RaisedFlag> both = suggested(ProgramOf.the(bench, press), andThePress(twice()), 3);
        assertThat(both).extracting(RaisedFlag::setIds).containsExactly(List.of("w2-1", "w2-2"));
        assertThat(both).extracting(RaisedFlag::about).containsOnlyNulls();
        assertThat(suggested(ProgramOf.the(press, bench), andThePress(twice()), 3))
                .as("lifts in another order")
                .isEqualTo(both);
    }

    @Test
    void a_reset_wave_counts() {
        Lift wave =
                LiftOf.the("bench-press").method("WAVE").waveReps(4).from("100").lift();
        assertThat(suggested(ProgramOf.the(wave), twice(), 3)).hasSize(1);
    }

    @Test
    void too_hard_backoffs_count_the_second_time_also_after_a_week_without_any() {
        TrainingLog hard = new TrainingLog().week(1).top("100", 4, "8.5").backoffs("85", 6);
        hard.week(2).top("102.5", 4, "8.5").week(3).top("105", 4, "8.5").backoffs("85", 6);
        assertThat(suggested(ProgramOf.the(bench), hard, 2)).isEmpty();
        assertThat(suggested(ProgramOf.the(bench), hard, 3)).isEmpty();
        assertThat(suggested(ProgramOf.the(bench), hard, 4))
                .extracting(RaisedFlag::setIds)
                .containsExactly(List.of("w1-2", "w3-2"));
        TrainingLog better = new TrainingLog().week(1).top("100", 4, "8.5").backoffs("85", 6);
        better.week(2)
                .top("102.5", 4, "8.5")
                .backoffs("85", 9)
                .week(3)
                .top("105", 4, "8.5")
                .backoffs("85", 6);
        assertThat(suggested(ProgramOf.the(bench), better, 4)).isEmpty();
    }

    @Test
    void a_stalled_lift_counts() {
        TrainingLog same = new TrainingLog();
        for (int week = 1; week <= 4; week++) {
            same.week(week).top("100", 3, "8");
        }
        assertThat(suggested(ProgramOf.the(bench), same, 4)).isEmpty();
        assertThat(suggested(ProgramOf.the(bench), same, 5))
                .extracting(RaisedFlag::setIds)
                .containsExactly(List.of("w2-1", "w3-1", "w4-1"));
    }

    @Test
    void a_deload_from_three_weeks_before_to_the_next_week_makes_it_needless() {
        TrainingLog late = new TrainingLog().week(5).top("100", 2, "9").week(6).top("100", 2, "9");
        for (int trained = 1; trained < 5; trained++) {
            late.week(trained).top("100", 3, "8");
        }
        assertThat(suggested(ProgramOf.the(bench), late, 7)).hasSize(1);
        assertThat(suggested(ProgramOf.the(bench).deload(2), late, 7)).hasSize(1);
        for (int near : List.of(3, 4, 7)) {
            assertThat(suggested(ProgramOf.the(bench).deload(near), late, 7))
                    .as("deload in week " + near)
                    .isEmpty();
        }
        assertThat(suggested(ProgramOf.the(bench).deload(8), late, 7)).hasSize(1);
    }
}
