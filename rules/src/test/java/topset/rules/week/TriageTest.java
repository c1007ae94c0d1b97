package topset.rules.week;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.contract.FlagCode.BACKOFFS_TOO_EASY;
import static topset.contract.FlagCode.DELOAD_SUGGESTED;
import static topset.contract.FlagCode.LAYOFF;
import static topset.contract.FlagCode.NOT_TRAINED;
import static topset.contract.FlagCode.PERSONAL_RECORD;
import static topset.contract.FlagCode.REDUCE_MORE;
import static topset.contract.FlagCode.STALLED;
import static topset.contract.FlagCode.TARGET_MISSED;
import static topset.rules.PrescriptionAssert.assertThatWeek;

import java.util.List;
import org.junit.jupiter.api.Test;
import topset.rules.LiftOf;
import topset.rules.TrainingLog;
import topset.rules.lift.Lift;

/** Which flags are shown together, and which of them ask for a decision (training-rules.md § 8). */
class TriageTest {
    private static final boolean CURRENT = false;
    private static final boolean NEXT = true;

    private final Lift bench = LiftOf.benchPress();
    private final Lift squat = LiftOf.the("squat").day(2).from("140").lift();
    private final TrainingLog log = new TrainingLog();

    private Triage in(int week, Lift... lifts) {
        var folded = log.foldedLateIn(week, lifts);
        return new Triage(folded.get(week - 1).slots(), folded.get(week).slots());
    }

    private void press(int week, String load, int reps, String rpe) {
        log.session("bench" + week, week, 0).exercise("bench-press").warmUp().top(load, reps, rpe);
    }

    private void squat(int week, String load, int reps, String rpe) {
        log.session("squat" + week, week, 2).exercise("squat").warmUp().top(load, reps, rpe);
    }

    @Test
    void hard_backoffs_of_this_week_replace_the_easy_ones_of_last_week_and_the_reverse() {
        log.week(1).warmUp().top("120", 4, "8.5").backoffs("102.5", 12, 12, 12);
        log.week(2).warmUp().top("122.5", 4, "8.5").backoffs("107.5", 7, 7, 7);
        log.week(3).warmUp().top("125", 4, "8.5").backoffs("107.5", 12, 12, 12);

        assertThat(in(2, bench).stands(BACKOFFS_TOO_EASY, bench.slotId(), CURRENT))
                .isFalse();
        assertThat(in(2, bench).stands(REDUCE_MORE, bench.slotId(), NEXT)).isTrue();
        assertThat(in(3, bench).stands(REDUCE_MORE, bench.slotId(), CURRENT)).isFalse();
        assertThat(in(3, bench).stands(BACKOFFS_TOO_EASY, bench.slotId(), NEXT)).isTrue();
    }

    @Test
    void a_record_of_a_top_set_ends_a_stall_and_one_of_a_backoff_does_not() {
        for (int week = 1; week <= 4; week++) {
            press(week, "120", 4, "8.5");
        }
        press(5, "120", 6, "8.5");
        assertThat(in(5, bench).stands(STALLED, bench.slotId(), CURRENT)).isFalse();
        assertThat(in(5, bench).isOfBackoff(PERSONAL_RECORD, bench.slotId(), NEXT))
                .isFalse();
    }

    @Test
    void a_stall_beside_a_record_of_a_backoff_stands_and_the_record_says_that_it_is_of_a_backoff() {
        for (int week = 1; week <= 4; week++) {
            press(week, "120", 4, "8.5");
        }
        press(5, "120", 4, "8.5");
        log.backoff("115", 8, "8.5");
        assertThat(in(5, bench).stands(STALLED, bench.slotId(), CURRENT)).isTrue();
        assertThat(in(5, bench).isOfBackoff(PERSONAL_RECORD, bench.slotId(), NEXT))
                .isTrue();
    }

    @Test
    void a_suggested_deload_does_not_stand_beside_newer_records_of_most_lifts() {
        for (int week = 1; week <= 4; week++) {
            press(week, "120", 4, "8.5");
            squat(week, "140", 4, "8.5");
        }
        assertThat(in(4, bench, squat).stands(DELOAD_SUGGESTED, null, NEXT)).isTrue();
        press(5, "120", 6, "8.5");
        assertThat(in(5, bench, squat).stands(DELOAD_SUGGESTED, null, CURRENT)).isTrue();
        squat(5, "140", 6, "8.5");
        assertThat(in(5, bench, squat).stands(DELOAD_SUGGESTED, null, CURRENT)).isFalse();
    }

    @Test
    void a_lift_left_out_is_information_and_a_week_without_training_asks_until_the_athlete_is_back() {
        press(1, "120", 4, "8.5");
        squat(1, "140", 4, "8.5");
        press(2, "122.5", 4, "8.5");
        assertThat(in(3, bench, squat).asksForDecision(NOT_TRAINED, squat.slotId(), CURRENT))
                .isFalse();

        var absent = in(4, bench, squat);
        assertThat(absent.asksForDecision(NOT_TRAINED, bench.slotId(), CURRENT)).isTrue();
        assertThat(absent.asksForDecision(LAYOFF, squat.slotId(), CURRENT)).isTrue();

        press(4, "122.5", 4, "8.5");
        assertThat(in(4, bench, squat).asksForDecision(NOT_TRAINED, bench.slotId(), CURRENT))
                .isFalse();
    }

    @Test
    void one_missed_target_is_information_and_lifts_that_fail_in_a_stall_ask() {
        press(1, "120", 4, "6.5");
        press(2, "122.5", 4, "8.5");
        press(3, "125", 4, "8.5");
        squat(1, "140", 4, "6.5");
        squat(2, "145", 4, "8.5");
        squat(3, "150", 4, "9");
        press(4, "127.5", 2, "10");
        assertThat(in(4, bench, squat).asksForDecision(TARGET_MISSED, bench.slotId(), NEXT))
                .isFalse();

        squat(4, "155", 2, "10");
        var stuck = in(4, bench, squat);
        for (var code : List.of(STALLED, TARGET_MISSED)) {
            assertThat(stuck.asksForDecision(code, bench.slotId(), NEXT)).isTrue();
            assertThat(stuck.asksForDecision(code, squat.slotId(), NEXT)).isTrue();
        }
        assertThat(stuck.asksForDecision(DELOAD_SUGGESTED, null, NEXT)).isTrue();
    }

    @Test
    void a_stall_in_which_the_targets_are_met_is_information() {
        for (int week = 1; week <= 4; week++) {
            press(week, "120", 4, "8.5");
        }
        assertThat(in(4, bench).asksForDecision(STALLED, bench.slotId(), NEXT)).isFalse();
    }

    @Test
    void before_the_program_starts_nothing_asks() {
        var none = new Triage(List.of(), List.of());
        assertThat(none.asksForDecision(NOT_TRAINED, bench.slotId(), CURRENT)).isFalse();
        assertThat(none.asksForDecision(DELOAD_SUGGESTED, null, NEXT)).isFalse();
    }

    @Test
    void accessories_do_not_outvote_a_stuck_main_lift_and_count_where_there_is_no_other() {
        Lift row =
                LiftOf.the("dumbbell-row").day(2).straight(3, 8, 12).from("30").lift();
        Lift dip = LiftOf.the("triceps-pushdown")
                .day(3)
                .straight(3, 8, 12)
                .from("30")
                .lift();
        press(1, "120", 4, "6.5");
        press(2, "122.5", 4, "8.5");
        press(3, "125", 4, "8.5");
        press(4, "127.5", 2, "10");
        assertThat(in(4, bench, row, dip).asksForDecision(STALLED, bench.slotId(), NEXT))
                .isTrue();
        assertThat(in(4, bench, row, dip).asksForDecision(STALLED, row.slotId(), NEXT))
                .isFalse();
        assertThat(in(4, row, dip).asksForDecision(DELOAD_SUGGESTED, null, NEXT))
                .isFalse();

        for (int week = 1; week <= 4; week++) {
            log.session("row" + week, week, 1).exercise("dumbbell-row");
            log.straight("30", 6, "10").straight("30", 6, "10").straight("30", 6, "10");
        }
        assertThat(in(4, row).asksForDecision(DELOAD_SUGGESTED, null, NEXT)).isTrue();
    }

    @Test
    void half_of_the_main_lifts_are_enough_to_ask() {
        Lift row = LiftOf.the("pendlay-row").day(3).from("80").lift();
        Lift front = LiftOf.the("front-squat").day(4).from("100").lift();
        press(1, "120", 4, "6.5");
        press(2, "122.5", 4, "8.5");
        press(3, "125", 4, "8.5");
        press(4, "127.5", 2, "10");
        squat(1, "140", 4, "6.5");
        squat(2, "145", 4, "8.5");
        squat(3, "150", 4, "9");
        squat(4, "155", 2, "10");
        assertThat(in(4, bench, squat, row, front).asksForDecision(DELOAD_SUGGESTED, null, NEXT))
                .isTrue();
        Lift press = LiftOf.the("good-morning").day(5).forced("x").from("60").lift();
        assertThat(in(4, bench, squat, row, front, press).asksForDecision(DELOAD_SUGGESTED, null, NEXT))
                .isFalse();
    }

    @Test
    void a_flag_asks_on_the_plan_after_the_newest_training_and_not_on_the_other() {
        press(1, "120", 4, "6.5");
        press(2, "122.5", 4, "8.5");
        press(3, "125", 4, "8.5");
        press(4, "127.5", 2, "10");
        assertThat(in(4, bench).asksForDecision(STALLED, bench.slotId(), NEXT)).isTrue();
        assertThat(in(4, bench).asksForDecision(STALLED, bench.slotId(), CURRENT))
                .isFalse();
        assertThat(in(5, bench).asksForDecision(STALLED, bench.slotId(), CURRENT))
                .isTrue();
    }

    @Test
    void a_record_of_a_top_set_is_not_of_a_backoff_because_backoffs_have_another_flag() {
        press(1, "120", 4, "8.5");
        press(2, "125", 4, "8.5");
        log.backoffs("102.5", 12, 12, 12);
        assertThatWeek(log.finalWeek(bench, 3))
                .flag(PERSONAL_RECORD, "bench2-2")
                .flag(BACKOFFS_TOO_EASY, "bench2-3", "bench2-4", "bench2-5");
        assertThat(in(2, bench).isOfBackoff(PERSONAL_RECORD, bench.slotId(), NEXT))
                .isFalse();
    }
}
