package topset.rules.progression;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.rules.PrescriptionAssert.assertThatWeek;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import topset.contract.PlannedLift;
import topset.contract.RepRange;
import topset.contract.WeekOutcome;
import topset.contract.WeightUnit;
import topset.contract.Why;
import topset.rules.Checked;
import topset.rules.LiftOf;
import topset.rules.ProgramOf;
import topset.rules.TestCatalogue;
import topset.rules.TrainingLog;
import topset.rules.check.LiftCheck;
import topset.rules.lift.Lift;
import topset.rules.lift.LiftRequest;
import topset.rules.lift.Prescription;
import topset.rules.load.Exact;
import topset.rules.progression.ExerciseTrend.PastEstimate;
import topset.rules.week.GymSettings;
import topset.rules.week.SlotWeek;

/**
 * Tests accessories: their first load, raises of at most a tenth, and extra reps until the next load (training-rules.md
 * § 16).
 */
class AccessoriesTest {

    /** The dumbbells of worked example 9 in training-rules.md. */
    private final Lift dumbbells = LiftOf.the("dumbbell-row")
            .straight(3, 10, 12)
            .from("10")
            .loads("10", "12.5")
            .lift();

    private static TrainingLog weeks(String load, int... reps) {
        TrainingLog log = new TrainingLog().exercise("dumbbell-row");
        for (int n = 0; n < reps.length; n++) {
            log.week(n + 1)
                    .straight(load, reps[n], null)
                    .straight(load, reps[n], null)
                    .straight(load, reps[n], null);
        }
        return log;
    }

    private static RepRange range(SlotWeek week) {
        return ((Prescription.Straight) week.prescription()).reps();
    }

    private static Lift oneSet(String from, String... loads) {
        return LiftOf.the("dumbbell-row")
                .straight(1, 10, 12)
                .from(from)
                .loads(loads)
                .lift();
    }

    private static TrainingLog once(int week, String load, int reps) {
        return new TrainingLog().exercise("dumbbell-row").week(week).straight(load, reps, null);
    }

    // ------------------------------------------------------------------------------------------------ the first load

    @Test
    void example_8_straight_sets_start_from_a_one_rep_max() {
        Lift row = LiftOf.the("pendlay-row").straight(3, 10, 12).fromMax("100").lift();
        assertThatWeek(new TrainingLog().finalWeek(row, 1))
                .asksForTop("62.5", "62.6")
                .because("first-week")
                .says("first week, from a 1RM of 100 kg, for 12 reps at RPE 8: 62.6 kg, loaded as 62.5 kg");
    }

    @Test
    void the_first_load_is_rounded_down_where_the_nearest_would_be_heavier() {
        // 103 × 0.626 = 64.478; the nearest load would be 65
        Lift row = LiftOf.the("pendlay-row").straight(3, 10, 12).fromMax("103").lift();
        assertThatWeek(new TrainingLog().finalWeek(row, 1)).asksForTop("62.5", "64.478");
    }

    @Test
    void below_the_smallest_load_the_smallest_is_prescribed() {
        Lift row = LiftOf.the("pendlay-row").straight(3, 10, 12).fromMax("30").lift();
        assertThatWeek(new TrainingLog().finalWeek(row, 1)).asksForTop("20", "18.78");
    }

    @Test
    void straight_sets_start_from_a_recent_set() {
        // 100 / 0.68 × 0.739, the share of the RPE chart for 8 reps at RPE 8
        Lift row = LiftOf.the("pendlay-row")
                .straight(3, 6, 8)
                .start(new LiftRequest.Start(
                        null, null, new PlannedLift.RecentSet(new BigDecimal(100), 10, new BigDecimal(8)), null, null))
                .lift();
        assertThatWeek(new TrainingLog().finalWeek(row, 1)).asksForTop("107.5", "108.676");
    }

    @Test
    void straight_sets_start_from_the_history() {
        LiftCheck.Context context = Checked.context(
                TestCatalogue::find,
                WeightUnit.KG,
                TrainingLog.START,
                null,
                false,
                null,
                exercise -> new PastEstimate(Exact.of(130), 40));
        LiftRequest asked = LiftOf.the("pendlay-row")
                .straight(3, 10, 12)
                .start(new LiftRequest.Start(null, null, null, true, null))
                .request();
        Lift row = Checked.accepted(found -> LiftCheck.check(List.of(asked), context, found))
                .lifts()
                .getFirst();
        // 130 × 0.626 = 81.38; the age of the history does not matter
        assertThatWeek(new TrainingLog().finalWeek(row, 1)).asksForTop("80", "81.38");
    }

    @Test
    void a_given_load_is_still_the_nearest() {
        Lift row = LiftOf.the("pendlay-row").straight(3, 10, 12).from("64.478").lift();
        assertThatWeek(new TrainingLog().finalWeek(row, 1)).asksForTop("65", "64.478");
    }

    @Test
    void a_pause_repeats_a_load_that_was_rounded_down() {
        Lift row = LiftOf.the("pendlay-row").straight(1, 10, 12).fromMax("103").lift();
        ProgramOf paused = ProgramOf.the(row).paused(1, 0, 1, 6);
        assertThatWeek(paused.week(new TrainingLog(), 2))
                .because("pause")
                .asksForTop("62.5", "64.478")
                .says("week 1 is paused: 64.5 kg again, loaded as 62.5 kg");
        assertThatWeek(new TrainingLog().finalWeek(row, 2))
                .because("layoff.hold")
                .asksForTop("62.5", "62.5");
    }

    // ------------------------------------------------------------------------------------------------ raises

    @Test
    void a_raise_is_a_tenth_of_the_load_at_most() {
        Lift leg = LiftOf.the("leg-press").straight(1, 10, 12).from("40").lift();
        TrainingLog log = new TrainingLog().exercise("leg-press").week(1).straight("40", 12, null);
        assertThatWeek(log.finalWeek(leg, 2))
                .asksForTop("45", "44")
                .because("double.raise")
                .says("1 set at 40 kg reached 12 reps at RPE 9 or less: +4 kg (10 % of 40 kg), loaded as 45 kg");
        Lift heavy = LiftOf.the("leg-press").straight(1, 10, 12).from("50").lift();
        TrainingLog fifty = new TrainingLog().exercise("leg-press").week(1).straight("50", 12, null);
        assertThatWeek(fifty.finalWeek(heavy, 2))
                .asksForTop("55", "55")
                .says("1 set at 50 kg reached 12 reps at RPE 9 or less: +5 kg");
    }

    @Test
    void what_was_rounded_away_is_kept_beside_the_tenth() {
        Lift leg = LiftOf.the("leg-press").straight(1, 10, 12).from("41").lift();
        TrainingLog log = new TrainingLog().exercise("leg-press").week(1).straight("40", 12, null);
        assertThatWeek(log.finalWeek(leg, 2))
                .asksForTop("45", "45")
                .says("1 set at 40 kg reached 12 reps at RPE 9 or less: +4 kg (10 % of 40 kg)"
                        + " plus what rounding left over");
    }

    // ------------------------------------------------------------------------------------------------ the bridge

    @Test
    void example_9_five_raises_of_the_reps_then_the_next_dumbbells() {
        TrainingLog log = weeks("10", 12, 13, 14, 15, 16, 17);
        for (int week = 2; week <= 6; week++) {
            SlotWeek next = log.finalWeek(dumbbells, week);
            assertThatWeek(next).after(WeekOutcome.HIT).asksForTop("10", "10").because("double.bridge");
            assertThat(range(next)).isEqualTo(new RepRange(10, 11 + week));
        }
        assertThat(log.finalWeek(dumbbells, 4).why().getFirst().says()).endsWith("10 kg again, for up to 15 reps");
        SlotWeek after = log.finalWeek(dumbbells, 7);
        assertThatWeek(after)
                .after(WeekOutcome.HIT)
                .asksForTop("12.5", "12.5")
                .because("double.bridge")
                .says("3 sets at 10 kg reached 17 reps at RPE 9 or less: the reps were raised 5 times,"
                        + " so the next loadable weight: 12.5 kg");
        assertThat(range(after)).isEqualTo(new RepRange(10, 12));
    }

    @Test
    void a_bridge_says_why_the_load_stays() {
        assertThatWeek(weeks("10", 12).finalWeek(dumbbells, 2))
                .says("3 sets at 10 kg reached 12 reps at RPE 9 or less: the next loadable weight, 12.5 kg, is more"
                        + " than 10 % above 10 kg, so 10 kg again, for up to 13 reps");
    }

    @Test
    void fewer_reps_than_the_widened_range_hold_and_keep_the_bridge() {
        TrainingLog log = weeks("10", 12, 12, 13);
        SlotWeek held = log.finalWeek(dumbbells, 3);
        assertThatWeek(held).after(WeekOutcome.HIT).because("double.hold").asksForTop("10");
        assertThat(range(held)).isEqualTo(new RepRange(10, 13));
        assertThat(range(log.finalWeek(dumbbells, 4))).isEqualTo(new RepRange(10, 14));
    }

    @Test
    void a_tenth_is_no_gap_and_a_little_more_is_one() {
        assertThatWeek(once(1, "25", 12).finalWeek(oneSet("25", "25", "27.5"), 2))
                .because("double.raise");
        assertThatWeek(once(1, "25", 12).finalWeek(oneSet("25", "25", "27.6"), 2))
                .because("double.bridge");
    }

    @Test
    void without_a_heavier_load_the_raise_adds_up() {
        assertThatWeek(once(1, "10", 12).finalWeek(oneSet("10", "7.5", "10"), 2))
                .because("double.raise")
                .asksForTop("10", "11");
    }

    @Test
    void a_bridge_leaves_what_was_rounded_away() {
        // 11 is nearer to 10 than to 12.5
        SlotWeek next = once(1, "10", 12).finalWeek(oneSet("11", "10", "12.5"), 2);
        assertThatWeek(next)
                .because("double.bridge")
                .asksForTop("10", "11")
                .says("1 set at 10 kg reached 12 reps at RPE 9 or less: the next loadable weight, 12.5 kg, is more than"
                        + " 10 % above 10 kg, so 11 kg again, for up to 13 reps, loaded as 10 kg");
    }

    @Test
    void a_bridge_keeps_a_load_that_was_rounded_down() {
        Lift row = LiftOf.the("dumbbell-row")
                .straight(1, 10, 12)
                .fromMax("19")
                .loads("10", "12.5")
                .lift();
        // 19 × 0.626 = 11.894, nearer to 12.5
        TrainingLog log = once(1, "10", 12);
        assertThatWeek(log.finalWeek(row, 2)).because("double.bridge").asksForTop("10", "11.894");
    }

    @Test
    void a_reset_a_layoff_and_a_raise_end_the_bridge_but_a_hold_does_not() {
        Lift row = oneSet("20", "18", "20", "22.5");
        TrainingLog reset =
                once(1, "20", 12).week(2).straight("20", 9, null).week(3).straight("20", 9, null);
        assertThat(range(reset.finalWeek(row, 3))).as("held").isEqualTo(new RepRange(10, 13));
        assertThatWeek(reset.finalWeek(row, 4)).because("double.reset").asksForTop("18", "18");
        assertThat(range(reset.finalWeek(row, 4))).isEqualTo(new RepRange(10, 12));

        TrainingLog layoff = once(1, "20", 12);
        assertThat(range(layoff.finalWeek(row, 3))).as("layoff.hold").isEqualTo(new RepRange(10, 13));
        assertThatWeek(layoff.finalWeek(row, 4)).because("layoff.reduce").asksForTop("18", "18");
        assertThat(range(layoff.finalWeek(row, 4))).isEqualTo(new RepRange(10, 12));

        Lift finer = oneSet("20", "18", "20", "21", "22.5");
        SlotWeek raised = ProgramOf.the(row)
                .changed(2, finer)
                .week(once(1, "20", 12).week(2).straight("20", 13, null), 3);
        assertThatWeek(raised).because("double.raise").asksForTop("22.5", "22");
        assertThat(range(raised)).isEqualTo(new RepRange(10, 12));
    }

    @Test
    void pain_keeps_the_bridge_until_it_takes_a_tenth_off_the_load() {
        Lift row = oneSet("20", "18", "20", "22.5");
        TrainingLog log = once(1, "20", 12)
                .week(2)
                .withPain()
                .straight("20", 13, null)
                .week(3)
                .withPain()
                .straight("20", 13, null);
        SlotWeek held = log.finalWeek(row, 3);
        assertThat(held.why()).extracting(Why::rule).contains("pain.hold");
        assertThat(range(held)).as("neither wider nor narrower").isEqualTo(new RepRange(10, 13));
        SlotWeek reduced = log.finalWeek(row, 4);
        assertThat(reduced.why()).extracting(Why::rule).contains("pain.reduce");
        assertThatWeek(reduced).asksForTop("18", "18");
        assertThat(range(reduced)).isEqualTo(new RepRange(10, 12));
    }

    @Test
    void another_method_begins_without_a_bridge_and_another_range_keeps_it() {
        TrainingLog log = once(1, "10", 12);
        Lift row = oneSet("10", "10", "12.5");
        Lift narrower =
                LiftOf.the("dumbbell-row").straight(2, 6, 8).loads("10", "12.5").lift();
        assertThat(range(ProgramOf.the(row).changed(2, narrower).week(log, 2))).isEqualTo(new RepRange(6, 9));
        Lift restPause =
                LiftOf.the("dumbbell-row").restPause(null).loads("10", "12.5").lift();
        assertThat(range(ProgramOf.the(row).changed(2, restPause).week(log, 2))).isEqualTo(new RepRange(8, 12));
    }

    @Test
    void an_override_of_the_reps_leaves_the_bridge() {
        Lift row = oneSet("10", "10", "12.5");
        ProgramOf program = ProgramOf.the(row).reps(2, 8);
        TrainingLog log = once(1, "10", 12).week(2).straight("10", 7, null);
        assertThat(range(program.week(log, 2))).isEqualTo(new RepRange(8, 8));
        assertThat(range(program.week(log, 3))).isEqualTo(new RepRange(10, 13));
    }

    @Test
    void on_the_body_a_tenth_is_of_body_and_load_together() {
        LiftCheck.Context context = Checked.context(
                TestCatalogue::find,
                WeightUnit.KG,
                TrainingLog.START,
                null,
                false,
                null,
                exercise -> null,
                new Bodyweights(List.of(new Bodyweights.Measurement(Exact.of(80), WeightUnit.KG, TrainingLog.START))),
                Progressions.STANDARD,
                GymSettings.NONE,
                unknown -> "");
        LiftRequest asked =
                LiftOf.the("weighted-dip").straight(1, 8, 10).from("0").request();
        Lift dip = Checked.accepted(found -> LiftCheck.check(List.of(asked), context, found))
                .lifts()
                .getFirst();
        TrainingLog log = new TrainingLog().exercise("weighted-dip").week(1).straight("0", 10, null);
        // 82.5 is not more than 1.10 × 80
        assertThatWeek(ProgramOf.the(dip).weighing(0, "80").week(log, 2))
                .because("double.raise")
                .asksForTop("2.5", "2.5");
        assertThatWeek(ProgramOf.the(dip).weighing(0, "24").week(log, 2))
                .because("double.bridge")
                .asksForTop("0", "0")
                .says("1 set at 0 kg reached 10 reps at RPE 9 or less: the next loadable weight, 2.5 kg, is more than"
                        + " 10 % above 0 kg and 24 kg of body, so 0 kg again, for up to 11 reps");
        assertThatWeek(ProgramOf.the(dip).weighing(0, "25").week(log, 2)).because("double.raise");
    }

    // ------------------------------------------------------------------------------------------------ rest-pause

    @Test
    void rest_pause_bridges_as_straight_sets_do_and_its_total_stays() {
        Lift row = LiftOf.the("dumbbell-row")
                .restPause(15)
                .from("10")
                .loads("10", "12.5")
                .lift();
        TrainingLog log = new TrainingLog().exercise("dumbbell-row");
        for (int week = 1; week <= 6; week++) {
            log.week(week).straight("10", 10, null).straight("10", 5, null);
        }
        SlotWeek second = log.finalWeek(row, 2);
        assertThatWeek(second)
                .after(WeekOutcome.HIT)
                .because("double.bridge")
                .asksForTop("10", "10")
                .says("10 + 5 = 15 of 15 reps at 10 kg, none above RPE 9: the next loadable weight, 12.5 kg, is more"
                        + " than 10 % above 10 kg, so 10 kg again, for up to 13 reps");
        assertThat(range(second)).isEqualTo(new RepRange(8, 13));
        assertThat(((Prescription.Straight) second.prescription()).totalReps()).isEqualTo(15);
        assertThat(range(log.finalWeek(row, 6))).isEqualTo(new RepRange(8, 17));
        assertThatWeek(log.finalWeek(row, 7)).because("double.bridge").asksForTop("12.5", "12.5");
    }

    @Test
    void a_widened_range_converts_no_load() {
        Lift row = LiftOf.the("dumbbell-row")
                .straight(5, 8, 10)
                .variant("REST_PAUSE")
                .from("10")
                .loads("10", "12.5")
                .lift();
        TrainingLog log = new TrainingLog().exercise("dumbbell-row");
        for (int week = 1; week <= 3; week++) {
            log.week(week).straight("10", 10, null).straight("10", 10, null);
        }
        log.week(4).straight("10", 8, null).straight("10", 8, null);
        assertThatWeek(log.finalWeek(row, 4)).asksForTop("10", "10");
        assertThatWeek(log.finalWeek(row, 5)).because("double.hold").asksForTop("10", "10");
        assertThat(range(log.finalWeek(row, 5))).isEqualTo(new RepRange(8, 13));
    }

    @Test
    void rest_pause_loses_the_bridge_at_a_reset() {
        Lift row = LiftOf.the("dumbbell-row")
                .restPause(15)
                .from("20")
                .loads("18", "20", "22.5")
                .lift();
        TrainingLog log = new TrainingLog().exercise("dumbbell-row");
        log.week(1).straight("20", 10, null).straight("20", 5, null);
        log.week(2).straight("20", 8, null).week(3).straight("20", 8, null);
        SlotWeek reset = log.finalWeek(row, 4);
        assertThatWeek(reset).because("double.reset").asksForTop("18", "18");
        assertThat(range(reset)).isEqualTo(new RepRange(8, 12));
    }

    @Test
    void a_rest_pause_raise_is_a_tenth_at_most() {
        Lift curl = LiftOf.the("leg-press").restPause(15).from("40").lift();
        TrainingLog log = new TrainingLog()
                .exercise("leg-press")
                .week(1)
                .straight("40", 10, null)
                .straight("40", 5, null);
        assertThatWeek(log.finalWeek(curl, 2)).asksForTop("45", "44").because("double.raise");
    }
}
