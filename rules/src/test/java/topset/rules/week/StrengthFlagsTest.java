package topset.rules.week;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.rules.PrescriptionAssert.assertThatWeek;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import topset.contract.FlagCode;
import topset.rules.LiftOf;
import topset.rules.ProgramOf;
import topset.rules.TrainingLog;
import topset.rules.lift.Lift;
import topset.rules.lift.NamedSets;
import topset.rules.load.Exact;
import topset.rules.progression.ExerciseTrend;

/** STALLED, PERSONAL_RECORD and SUDDEN_DROP (training-rules.md § 8). */
class StrengthFlagsTest {

    private final Lift bench = LiftOf.the("bench-press").from("100").lift();

    /** Returns one single at RPE 10 for each week. Its estimate equals its load. */
    private static TrainingLog singles(String... loads) {
        TrainingLog log = new TrainingLog();
        for (int n = 0; n < loads.length; n++) {
            if (!loads[n].isEmpty()) {
                log.week(n + 1).warmUp().top(loads[n], 1, "10");
            }
        }
        return log;
    }

    @Test
    void three_weeks_not_above_the_best_before_them_are_a_stall() {
        assertThatWeek(singles("100", "99", "100", "98").finalWeek(bench, 5))
                .flag(FlagCode.STALLED, "w2-2", "w3-2", "w4-2");
    }

    @Test
    void a_stall_names_the_best_top_set_of_each_week_and_no_backoff() {
        TrainingLog log = singles("100", "97", "96", "98");
        log.week(2).top("99", 1, "10").backoff("99.5", 1, "10");
        log.week(3).top("95", 1, "10");
        assertThatWeek(log.finalWeek(bench, 5)).flag(FlagCode.STALLED, "w2-3", "w3-2", "w4-2");
    }

    @Test
    void a_stall_needs_four_weeks() {
        assertThatWeek(singles("100", "99", "98").finalWeek(bench, 4)).doesNotFlag(FlagCode.STALLED);
    }

    @Test
    void one_better_week_of_three_is_progress() {
        assertThatWeek(singles("100", "99", "100.5", "98").finalWeek(bench, 5)).doesNotFlag(FlagCode.STALLED);
        assertThatWeek(singles("90", "100", "99", "98").finalWeek(bench, 5)).doesNotFlag(FlagCode.STALLED);
        assertThatWeek(singles("90", "100", "99", "98", "97").finalWeek(bench, 6))
                .flag(FlagCode.STALLED, "w3-2", "w4-2", "w5-2");
    }

    @Test
    void weeks_without_an_estimate_are_not_counted() {
        TrainingLog log = singles("100", "99", "", "98", "", "97");
        log.week(3).top("120", 4, null);
        assertThatWeek(log.finalWeek(bench, 6)).doesNotFlag(FlagCode.STALLED);
        assertThatWeek(log.finalWeek(bench, 7)).flag(FlagCode.STALLED, "w2-2", "w4-2", "w6-2");
    }

    @Test
    void a_week_in_which_the_slot_was_not_trained_is_not_counted() {
        TrainingLog log = singles("100", "99", "98");
        log.week(4).straight("97", 1, "10");
        assertThatWeek(log.finalWeek(bench, 5)).doesNotFlag(FlagCode.STALLED);
    }

    @Test
    void a_slot_stalls_by_itself() {
        Lift volume = LiftOf.the("bench-press")
                .day(4)
                .slot("volume")
                .variant("MODERATE_TOP")
                .from("80")
                .lift();
        TrainingLog log = new TrainingLog();
        for (int week = 1; week <= 4; week++) {
            log.session("h" + week, week, 0).onDay(1).warmUp().top(Integer.toString(100 + week), 1, "10");
            log.session("v" + week, week, 3).onDay(4).warmUp().top("80", 1, "10");
        }
        assertThatWeek(TrainingLog.week(log.foldedLateIn(5, bench, volume), "volume", 5))
                .flag(FlagCode.STALLED, "v2-2", "v3-2", "v4-2");
        assertThatWeek(TrainingLog.week(log.foldedLateIn(5, bench, volume), bench.slotId(), 5))
                .doesNotFlag(FlagCode.STALLED);
    }

    @Test
    void a_best_above_every_earlier_one_is_a_record_from_the_second_week_on() {
        assertThatWeek(singles("100").finalWeek(bench, 2)).doesNotFlag(FlagCode.PERSONAL_RECORD);
        assertThatWeek(singles("100", "100").finalWeek(bench, 3)).doesNotFlag(FlagCode.PERSONAL_RECORD);
        assertThatWeek(singles("100", "100.5").finalWeek(bench, 3)).flag(FlagCode.PERSONAL_RECORD, "w2-2");
        assertThatWeek(singles("100", "90", "100").finalWeek(bench, 4)).doesNotFlag(FlagCode.PERSONAL_RECORD);
    }

    @Test
    void one_record_a_week_its_best_set_and_the_first_of_equals() {
        TrainingLog log = singles("100", "101");
        log.week(2).top("102", 1, "10").top("102", 1, "10");
        assertThatWeek(log.finalWeek(bench, 3)).flag(FlagCode.PERSONAL_RECORD, "w2-3");
    }

    @Test
    void an_earlier_programs_record_stands() {
        ExerciseTrend earlier = ExerciseTrend.and(null, Exact.of(105));
        ProgramDefinition program =
                ProgramOf.the(bench).after(Map.of("bench-press", earlier)).program();
        TrainingLog log = singles("104", "105.5");
        assertThatWeek(TrainingLog.week(log.foldedLateIn(3, program), bench.slotId(), 2))
                .doesNotFlag(FlagCode.PERSONAL_RECORD);
        assertThatWeek(TrainingLog.week(log.foldedLateIn(3, program), bench.slotId(), 3))
                .flag(FlagCode.PERSONAL_RECORD, "w2-2");
    }

    @Test
    void the_record_stands_on_the_slot_that_its_set_belongs_to() {
        Lift volume = LiftOf.the("bench-press")
                .day(4)
                .slot("volume")
                .variant("MODERATE_TOP")
                .from("80")
                .lift();
        TrainingLog log = singles("100");
        log.session("v", 2, 3)
                .onDay(4)
                .warmUp()
                .top("101", 1, "10")
                .session("h", 2, 0)
                .onDay(1)
                .warmUp()
                .top("100.5", 1, "10");
        List<FoldedWeek> folded = log.foldedLateIn(3, bench, volume);
        assertThatWeek(TrainingLog.week(folded, "volume", 3)).flag(FlagCode.PERSONAL_RECORD, "v-2");
        assertThatWeek(TrainingLog.week(folded, bench.slotId(), 3)).doesNotFlag(FlagCode.PERSONAL_RECORD);
    }

    @Test
    void an_exercise_outside_the_program_has_records_too() {
        TrainingLog log = new TrainingLog()
                .exercise("squat")
                .week(1)
                .top("140", 1, "10")
                .week(2)
                .top("141", 1, "10");
        assertThat(log.foldedLateIn(2, bench).get(2).flags())
                .containsExactly(
                        NamedSets.of(List.of("w2-1")).flag(FlagCode.UNMATCHED_SET, "squat"),
                        NamedSets.of(List.of("w2-1")).flag(FlagCode.PERSONAL_RECORD, "squat"));
    }

    @Test
    void far_below_the_smoothed_estimate_is_a_sudden_drop() {
        assertThatWeek(singles("100", "90").finalWeek(bench, 3)).doesNotFlag(FlagCode.SUDDEN_DROP);
        assertThatWeek(singles("100", "89.9").finalWeek(bench, 3)).flag(FlagCode.SUDDEN_DROP, "w2-2");
        assertThatWeek(singles("100", "", "", "89.9").finalWeek(bench, 5)).flag(FlagCode.SUDDEN_DROP, "w4-2");
        assertThatWeek(singles("89.9").finalWeek(bench, 2)).doesNotFlag(FlagCode.SUDDEN_DROP);
    }

    @Test
    void far_below_the_best_but_not_what_is_usual_by_now_is_none() {
        assertThatWeek(singles("100", "92", "90", "88").finalWeek(bench, 5)).doesNotFlag(FlagCode.SUDDEN_DROP);
    }

    @Test
    void nothing_can_drop_below_a_usual_estimate_of_nothing() {
        ExerciseTrend nothing = ExerciseTrend.and(ExerciseTrend.and(null, Exact.ZERO), Exact.ZERO);
        ExerciseTrend trend = ExerciseTrend.and(nothing, Exact.of(100));
        assertThat(trend.dropsTo(Exact.of(50))).isFalse();
    }
}
