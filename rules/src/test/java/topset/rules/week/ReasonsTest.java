package topset.rules.week;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topset.contract.PlannedLift;
import topset.contract.WeightUnit;
import topset.contract.Why;
import topset.rules.Checked;
import topset.rules.DecisionOf;
import topset.rules.LiftOf;
import topset.rules.ProgramOf;
import topset.rules.TestCatalogue;
import topset.rules.TrainingLog;
import topset.rules.check.LiftCheck;
import topset.rules.lift.Lift;
import topset.rules.lift.LiftRequest;
import topset.rules.load.Exact;
import topset.rules.progression.Bodyweights;
import topset.rules.progression.Progressions;

/** The sentence of every rule beside its number, which follows from the rule's own figures (training-rules.md § 17). */
class ReasonsTest {

    private static final Lift BENCH = LiftOf.benchPress();
    private static final Lift SLOW =
            LiftOf.the("bench-press").from("100").increment("1.25").lift();
    private static final Lift WAVE = LiftOf.the("bench-press").method("WAVE").lift();
    private static final Lift ROW =
            LiftOf.the("dumbbell-row").straight(3, 8, 12).from("40").lift();

    private static String says(TrainingLog log, Lift lift, int week) {
        return top(log, lift, week).says();
    }

    private static Why top(TrainingLog log, Lift lift, int week) {
        return log.finalWeek(lift, week).why().getFirst();
    }

    private static void assertSays(Why reason, String rule, String says) {
        assertThat(reason.says()).isEqualTo(says);
        assertThat(reason.rule()).isEqualTo(rule);
    }

    @Test
    void linear() {
        TrainingLog log = new TrainingLog()
                .week(1)
                .top("120", 4, "8.5")
                .week(2)
                .top("122.5", 3, "9")
                .week(3)
                .top("122.5", 4, "9.5")
                .week(4)
                .top("122.5", 2, "10");
        assertSays(top(log, BENCH, 2), "linear.hit", "120 kg × 4 @ RPE 8.5 met 4 reps at RPE 9 or less: +2.5 kg");
        assertSays(
                top(log, BENCH, 3),
                "linear.repeat",
                "122.5 kg × 3 @ RPE 9 is within 3–5 reps, not yet 4: 122.5 kg again");
        assertSays(
                top(log, BENCH, 4),
                "linear.repeat",
                "122.5 kg × 4 @ RPE 9.5 was above RPE 9, the first failure: 122.5 kg again");
        assertSays(
                top(log, BENCH, 5),
                "linear.reset",
                "122.5 kg × 2 @ RPE 10 missed 122.5 kg × 4 reps at RPE 9 or less, the second failure:"
                        + " 122.5 kg less 10 % is 110.3 kg, loaded as 110 kg");
        assertThat(top(log, BENCH, 5).setIds()).containsExactly("w4-1");
    }

    @Test
    void linear_missed_first() {
        TrainingLog log = new TrainingLog().week(1).top("120", 2, null);
        assertThat(says(log, BENCH, 2))
                .isEqualTo(
                        "120 kg × 2 (no RPE) missed 120 kg × 4 reps at RPE 9 or less, the first failure: 120 kg again");
    }

    @Test
    void an_increment_is_said_as_it_was_set_and_what_it_is_added_to_where_that_is_not_the_load_lifted() {
        TrainingLog log = new TrainingLog().week(1).top("100", 4, "8").week(2).top("100", 4, "8");
        assertThat(says(log, SLOW, 2))
                .isEqualTo("100 kg × 4 @ RPE 8 met 4 reps at RPE 9 or less: +1.25 kg, loaded as 100 kg");
        assertThat(says(log, SLOW, 3))
                .isEqualTo(
                        "100 kg × 4 @ RPE 8 met 4 reps at RPE 9 or less:" + " +1.25 kg plus what rounding left over");
    }

    @Test
    void singles_are_one_rep() {
        Lift single = LiftOf.the("bench-press").variant("HEAVY_SINGLE").lift();
        assertThat(says(new TrainingLog().week(1).top("100", 1, "9"), single, 2))
                .isEqualTo("100 kg × 1 @ RPE 9 met 1 rep at RPE 9.5 or less: +2.5 kg");
    }

    @Test
    void rpe() {
        assertSays(
                byRpe("120", 4, "7.5"),
                "rpe.raise",
                "120 kg × 4 @ RPE 7.5 puts the 1RM at 145.6 kg. For 4 reps at RPE 8.5 that is worth 123.8 kg,"
                        + " loaded as 125 kg");
        assertSays(byRpe("120", 4, "8.5"), "rpe.hold", "120 kg × 4 @ RPE 8.5 hit the target: 120 kg again");
        assertSays(
                byRpe("120", 4, "9.5"),
                "rpe.lower",
                "120 kg × 4 @ RPE 9.5 puts the 1RM at 136.7 kg. For 4 reps at RPE 8.5 that is worth 116.2 kg,"
                        + " loaded as 115 kg");
        assertSays(
                byRpe("120", 2, "10"),
                "rpe.lower",
                "120 kg × 2 @ RPE 10 puts the 1RM at 125.7 kg. For 4 reps at RPE 8.5 that is worth 106.8 kg,"
                        + " but at most 10 % below 120 kg: 108 kg, loaded as 107.5 kg");
        assertSays(
                byRpe("120", 10, "6"),
                "rpe.raise",
                "120 kg × 10 @ RPE 6 puts the 1RM at 191.7 kg. For 4 reps at RPE 8.5 that is worth 162.9 kg,"
                        + " but at most 5 % above 120 kg: 126 kg, loaded as 125 kg");
        assertSays(
                byRpe("60", 4, "8"),
                "rpe.hold",
                "60 kg × 4 @ RPE 8 puts the 1RM at 71.7 kg. For 4 reps at RPE 8.5 that is worth 60.9 kg."
                        + " The next loadable weight, 62.5 kg, would be above RPE 9 (61.9 kg): 60 kg again");
        assertSays(
                byRpe("120", 0, null),
                "rpe.failed",
                "120 kg × 0 (no RPE) failed: 120 kg less 10 % is 108 kg, loaded as 107.5 kg");
        assertSays(
                byRpe("120", 4, null),
                "rpe.no-evidence",
                "120 kg × 4 (no RPE) says nothing of the effort: 120 kg again");
        assertSays(
                byRpe("120", 3, null),
                "rpe.lower",
                "120 kg × 3 (no RPE, read as 10) puts the 1RM at 130.2 kg. For 4 reps at RPE 8.5 that is worth 110.6 kg,"
                        + " loaded as 110 kg");
        assertSays(
                byRpe("120", 3, "6"),
                "rpe.lower",
                "120 kg × 3 @ RPE 6 puts the 1RM at 148 kg. For 4 reps at RPE 8.5 that is worth 125.8 kg."
                        + " Not 4 reps, so no more than 120 kg");
        assertSays(
                byRpe("37.5", 5, "8.5"),
                "rpe.raise",
                "37.5 kg × 5 @ RPE 8.5 puts the 1RM at 45.5 kg. For 4 reps at RPE 8.5 that is worth 38.7 kg,"
                        + " loaded as 37.5 kg");
        assertSays(
                byRpe("120", 13, "8"),
                "rpe.raise",
                "120 kg × 13 @ RPE 8 puts the 1RM at 191.7 kg or more. For 4 reps at RPE 8.5 that is worth 162.9 kg,"
                        + " but at most 5 % above 120 kg: 126 kg, loaded as 125 kg");
    }

    @Test
    void the_next_loadable_weight_is_said_to_be_that() {
        Lift bench = LiftOf.the("bench-press").method("RPE").from("110").lift();
        TrainingLog log = new TrainingLog().week(1).top("110", 3, "9.5").week(2).top("105", 4, "8");
        assertSays(
                top(log, bench, 3),
                "rpe.raise",
                "105 kg × 4 @ RPE 8 puts the 1RM at 125.4 kg. On average with the 121.3 kg before that is"
                        + " 123.4 kg. For 4 reps at RPE 8.5 that is worth 104.9 kg."
                        + " RPE 8 was below the target 8.5, so the next loadable weight: 107.5 kg");
        assertThat(byRpe("20", 8, "6").says())
                .isEqualTo("20 kg × 8 @ RPE 6 puts the 1RM at 29.4 kg. For 4 reps at RPE 8.5 that is worth 25 kg,"
                        + " but at most 5 % above 20 kg: 21 kg."
                        + " RPE 6 was below the target 8.5, so the next loadable weight: 22.5 kg");
    }

    /** 105 kg × 5 @ RPE 7.5 and 110 kg × 4 @ RPE 8 give estimates that differ by 8 g. */
    @Test
    void an_average_of_equal_numbers_is_not_said() {
        Lift bench = LiftOf.the("bench-press").method("RPE").from("105").lift();
        TrainingLog log = new TrainingLog().week(1).top("105", 5, "7.5").week(2).top("110", 4, "8");
        assertThat(top(log, bench, 3).says())
                .startsWith("110 kg × 4 @ RPE 8 puts the 1RM at 131.4 kg. For 4 reps at RPE 8.5 that is worth ");
    }

    @Test
    void where_nothing_heavier_can_be_loaded_that_is_said() {
        Lift dumbbells = LiftOf.the("dumbbell-row")
                .method("RPE")
                .from("30")
                .equipment(new PlannedLift.Equipment("FIXED", null, null, List.of(new BigDecimal(30)), null))
                .lift();
        TrainingLog log = new TrainingLog().exercise("dumbbell-row").week(1).top("30", 4, "8");
        assertSays(
                top(log, dumbbells, 2),
                "rpe.hold",
                "30 kg × 4 @ RPE 8 puts the 1RM at 35.8 kg. For 4 reps at RPE 8.5 that is worth 30.5 kg."
                        + " Nothing heavier can be loaded: 30 kg again");
    }

    /** Each row starts after a first week of 120 kg × 4 @ RPE 8.5, whose estimate is 141.2 kg. */
    @ParameterizedTest(name = "{0} kg × {1} @ {2}: {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "90  | 4 | 7   | rpe.raise | 90 kg × 4 @ RPE 7, lighter than the 120 kg asked, puts the 1RM at 111 kg"
                        + " or more. The estimate stays at 141.2 kg. For 4 reps at RPE 8.5 that is worth 120 kg, but at"
                        + " most 5 % above 90 kg and at most 10 % below the 120 kg asked: 108 kg, loaded as 107.5 kg",
                "110 | 4 | 8.5 | rpe.hold  | 110 kg × 4 @ RPE 8.5, lighter than the 120 kg asked, puts the 1RM at"
                        + " 129.4 kg or more. The estimate stays at 141.2 kg. For 4 reps at RPE 8.5 that is worth 120 kg,"
                        + " but at most 5 % above 110 kg: 115.5 kg, loaded as 115 kg",
                "120 | 4 | 9   | rpe.lower | 120 kg × 4 @ RPE 9 puts the 1RM at 139 kg. On average with the 141.2 kg"
                        + " before that is 140.1 kg. For 4 reps at RPE 8.5 that is worth 119.1 kg, loaded as 120 kg",
                "115 | 4 | 9   | rpe.lower | 115 kg × 4 @ RPE 9 puts the 1RM at 133.3 kg. On average with the 141.2 kg"
                        + " before that is 137.2 kg. For 4 reps at RPE 8.5 that is worth 116.6 kg. RPE 9 was above the"
                        + " target 8.5, so no more than 115 kg",
                "125 | 5 | 8.5 | rpe.hold  | 125 kg × 5 @ RPE 8.5 puts the 1RM at 151.7 kg. On average with the 141.2"
                        + " kg before that is 146.4 kg. For 4 reps at RPE 8.5 that is worth 124.5 kg. The target was met, so"
                        + " no less than 125 kg",
            })
    void rpe_of_a_second_week(String load, int reps, String rpe, String rule, String says) {
        Lift bench = LiftOf.the("bench-press").method("RPE").from("120").lift();
        TrainingLog log = new TrainingLog().week(1).top("120", 4, "8.5").week(2).top(load, reps, rpe);
        assertSays(top(log, bench, 3), rule, says);
    }

    private static Why byRpe(String load, int reps, @Nullable String rpe) {
        Lift bench = LiftOf.the("bench-press").method("RPE").from(load).lift();
        return top(new TrainingLog().week(1).top(load, reps, rpe), bench, 2);
    }

    @Test
    void wave() {
        TrainingLog log = new TrainingLog()
                .week(1)
                .top("110", 5, "8")
                .week(2)
                .top("110", 3, "8")
                .week(3)
                .top("110", 3, "8")
                .week(4)
                .top("110", 4, "8")
                .week(5)
                .top("110", 3, "8")
                .week(6)
                .top("110", 3, "8");
        assertSays(
                top(log, WAVE, 2),
                "wave.step",
                "110 kg × 5 @ RPE 8, next step of the wave of 100 kg: 103.2 kg × 4, loaded as 102.5 kg");
        assertSays(
                top(log, WAVE, 3),
                "wave.step",
                "110 kg × 3 @ RPE 8, a failed step; next step of the wave of 100 kg: 106.4 kg × 3, loaded as 107.5 kg");
        assertSays(
                top(log, WAVE, 4),
                "wave.repeat",
                "110 kg × 3 @ RPE 8, 1 failed step in the wave: the same wave again, 100 kg × 5");
        assertSays(
                top(log, WAVE, 7),
                "wave.reset",
                "110 kg × 3 @ RPE 8, 2 failed steps in the wave, the second such wave:"
                        + " 100 kg less 10 % is 90 kg, 90 kg × 5");
        TrainingLog good = new TrainingLog()
                .week(1)
                .top("110", 5, "8")
                .week(2)
                .top("110", 4, "8")
                .week(3)
                .top("110", 3, "8");
        assertSays(
                top(good, WAVE, 4),
                "wave.heavier",
                "110 kg × 3 @ RPE 8, a wave without a failed step: 100 kg +2.5 kg, 102.5 kg × 5");
    }

    @Test
    void straight_sets() {
        TrainingLog log = new TrainingLog()
                .exercise("dumbbell-row")
                .week(1)
                .straight("40", 12, null)
                .straight("40", 12, null)
                .straight("40", 12, null)
                .week(2)
                .straight("42.5", 7, null)
                .week(3)
                .straight("40", 12, null)
                .week(4)
                .straight("37.5", 9, null)
                .straight("37.5", 9, null);
        assertSays(top(log, ROW, 2), "double.raise", "3 sets at 40 kg reached 12 reps at RPE 9 or less: +2.5 kg");
        assertSays(top(log, ROW, 3), "double.hold", "a set at 42.5 kg under 8 reps, the first failure: 42.5 kg again");
        assertThat(top(log, ROW, 3).setIds()).containsExactly("w2-1");
        assertSays(
                top(log, ROW, 4),
                "double.reset",
                "no set at 42.5 kg, the second failure: 42.5 kg less 10 % is 38.3 kg, loaded as 37.5 kg");
        assertThat(top(log, ROW, 4).setIds()).as("those that were too light").containsExactly("w3-1");
        assertSays(
                top(log, ROW, 5),
                "double.hold",
                "0 of 3 sets at 37.5 kg reached 12 reps at RPE 9 or less: 37.5 kg again");
        assertThat(top(log, ROW, 5).setIds()).containsExactly("w4-1", "w4-2");
    }

    @Test
    void only_sets_at_the_load_are_named() {
        TrainingLog log = new TrainingLog()
                .exercise("dumbbell-row")
                .week(1)
                .straight("30", 12, null)
                .straight("40", 7, null);
        assertThat(top(log, ROW, 2).setIds()).isEqualTo(List.of("w1-2"));
    }

    @Test
    void weeks_not_trained() {
        TrainingLog log = new TrainingLog();
        assertSays(top(log, BENCH, 2), "layoff.hold", "week 1 not trained: 120 kg again");
        assertSays(
                top(log, BENCH, 3),
                "layoff.reduce",
                "2 weeks in a row not trained: 120 kg less 10 % is 108 kg, loaded as 107.5 kg");
        assertSays(top(log, BENCH, 4), "layoff.hold", "3 weeks in a row not trained: 107.5 kg again");
        assertSays(
                log.provisionalWeek(BENCH, 2).why().getFirst(),
                "not-yet-trained",
                "not trained yet in week 1: 120 kg again");
        assertSays(
                ProgramOf.the(BENCH).paused(1, 0, 1, 6).week(log, 2).why().getFirst(),
                "pause",
                "week 1 is paused: 120 kg again");
    }

    @Test
    void a_wave_not_trained_stays_at_its_step() {
        TrainingLog log = new TrainingLog().week(1).top("100", 5, "8");
        assertThat(says(log, WAVE, 3))
                .isEqualTo("week 2 not trained: the same step again, 103.2 kg × 4, loaded as 102.5 kg");
        assertThat(says(log, WAVE, 4))
                .isEqualTo("2 weeks in a row not trained: the wave of 100 kg less 10 % is 90 kg,"
                        + " the same step 92.9 kg × 4, loaded as 92.5 kg");
    }

    @Test
    void backoffs() {
        assertBackoff("backoff.struggled", "lowest backoff 7 reps, mean RPE 9: reduction 15 % → 17.5 %", 7, "9");
        assertBackoff("backoff.easy", "lowest backoff 12 reps: reduction 15 % → 12.5 %", 12, null);
        assertBackoff("backoff.on-target", "lowest backoff 8 reps: reduction stays 15 %", 8, null);
        TrainingLog light = new TrainingLog().week(1).top("120", 4, "8.5").backoff("80", 12, null);
        assertSays(
                light.finalWeek(BENCH, 2).why().getLast(),
                "backoff.on-target",
                "lowest backoff 12 reps, but lighter than that day's top set called for: reduction stays 15 %");
    }

    private static void assertBackoff(String rule, String says, int reps, @Nullable String rpe) {
        TrainingLog log = new TrainingLog().week(1).top("120", 4, "8.5").backoff("102.5", reps, rpe);
        assertSays(log.finalWeek(BENCH, 2).why().getLast(), rule, says);
    }

    @Test
    void a_mean_that_rounding_would_put_on_the_other_side_of_a_limit_is_said_to_be_between() {
        TrainingLog log = new TrainingLog()
                .week(1)
                .top("120", 4, "8.5")
                .backoff("102.5", 9, "8")
                .backoff("102.5", 9, "8.5")
                .backoff("102.5", 9, "8.5");
        assertSays(
                log.finalWeek(BENCH, 2).why().getLast(),
                "backoff.on-target",
                "lowest backoff 9 reps, mean RPE between 8 and 8.5: reduction stays 15 %");
    }

    @Test
    void a_reduction_at_its_bound_says_so() {
        Lift bench = LiftOf.the("bench-press").from("120").reduction("24").lift();
        TrainingLog log = new TrainingLog()
                .week(1)
                .top("120", 4, "8.5")
                .backoff("90", 5, null)
                .week(2)
                .top("120", 4, "8.5")
                .backoff("90", 5, null);
        assertThat(log.finalWeek(bench, 2).why().getLast().says())
                .isEqualTo("lowest backoff 5 reps: reduction 24 % → 25 %, its maximum");
        assertThat(log.finalWeek(bench, 3).why().getLast().says())
                .isEqualTo("lowest backoff 5 reps: reduction stays 25 %, its maximum");
    }

    @Test
    void today() {
        assertSays(today(4, "8.5"), "backoff.today", "120 kg × 4 @ RPE 8.5: 15 % off 120 kg");
        assertSays(
                today(4, "9"),
                "backoff.after-overshoot",
                "120 kg × 4 @ RPE 9 was harder than 4 reps at RPE 8.5, which would have been 118.2 kg:"
                        + " 15 % off 118.2 kg");
        assertSays(
                today(3, null),
                "backoff.after-overshoot",
                "120 kg × 3 (no RPE, read as 10) was harder than 4 reps at RPE 8.5, which would have been 110.6 kg:"
                        + " 15 % off 110.6 kg");
        assertSays(
                today(0, null),
                "backoff.after-overshoot",
                "120 kg × 0 (no RPE) failed, 10 % less is 108 kg: 15 % off 108 kg");
    }

    private static Why today(int reps, @Nullable String rpe) {
        TrainingLog log = new TrainingLog().week(1).top("120", reps, rpe);
        return requireNonNull(Today.backoff(BENCH, log.finalWeek(BENCH, 1), log.sets()))
                .why()
                .getFirst();
    }

    @Test
    void first_weeks() {
        assertSays(top(new TrainingLog(), BENCH, 1), "first-week", "first week: 120 kg as given");
        assertThat(first(new LiftRequest.Start(new BigDecimal("121"), null, null, null, null)))
                .isEqualTo("first week: 121 kg as given, loaded as 120 kg");
        assertThat(first(new LiftRequest.Start(null, new BigDecimal(140), null, null, null)))
                .isEqualTo("first week, from a 1RM of 140 kg, for 4 reps at RPE 8.5: 119 kg, loaded as 120 kg");
        assertThat(first(new LiftRequest.Start(
                        null, null, new PlannedLift.RecentSet(new BigDecimal(100), 8, new BigDecimal(8)), null, null)))
                .isEqualTo("first week, from 100 kg × 8 @ RPE 8, for 4 reps at RPE 8.5: 115 kg");
    }

    @Test
    void a_first_week_without_added_load_names_the_bodyweight_alone() {
        Lift dip = dips("LINEAR", "0");

        assertThat(ProgramOf.the(dip)
                        .weighing(0, "80")
                        .week(new TrainingLog(), 1)
                        .why()
                        .getFirst()
                        .says())
                .isEqualTo("first week: the bodyweight alone");
    }

    private static String first(LiftRequest.Start start) {
        return says(new TrainingLog(), LiftOf.the("bench-press").start(start).lift(), 1);
    }

    @Test
    void overrides() {
        TrainingLog log = new TrainingLog();
        assertSays(
                ProgramOf.the(BENCH).load(1, "96").week(log, 1).why().getLast(),
                "override",
                "the coach wants 96 kg (loaded as 95 kg): as I say");
        assertSays(
                ProgramOf.the(BENCH)
                        .overridden(BENCH.slotId(), 1, DecisionOf.override(null, 3, "17.5", 1, "light"))
                        .week(log, 1)
                        .why()
                        .getLast(),
                "override",
                "the coach wants 3 reps, 17.5 % less for backoffs, 1 backoff set: light");
    }

    @Test
    void a_load_for_other_reps_is_said_to_be_converted() {
        TrainingLog log = new TrainingLog().week(1).top("120", 4, "8.5");
        ProgramOf triples = ProgramOf.the(BENCH).reps(2, 3);
        assertThat(triples.week(log, 2).why().getFirst().says())
                .isEqualTo("120 kg × 4 @ RPE 8.5 met 4 reps at RPE 9 or less:"
                        + " +2.5 kg to 124 kg (120 kg converted to 3 reps at RPE 8.5), loaded as 127.5 kg");
        assertThat(triples.week(new TrainingLog(), 2).why().getFirst().says())
                .isEqualTo("week 1 not trained: 120 kg again, converted to 3 reps at RPE 8.5: 124 kg,"
                        + " loaded as 125 kg");
    }

    @Test
    void changed_lifts() {
        TrainingLog log = new TrainingLog().week(1).top("120", 4, "8.5").backoff("102.5", 8, null);
        Lift byRpe = LiftOf.the("bench-press").method("RPE").lift();
        assertSays(
                changed(BENCH, byRpe, log),
                "lift-changed",
                "the lift is changed from this week on, now SINGLE_TOP, RPE: 122.5 kg");
        Lift single = LiftOf.the("bench-press").variant("HEAVY_SINGLE").lift();
        assertThat(changed(BENCH, single, log).says())
                .isEqualTo("the lift is changed from this week on, now HEAVY_SINGLE, LINEAR,"
                        + " backoff reduction 15 % → 20 %: 137.3 kg, loaded as 137.5 kg");
        assertThat(ProgramOf.the(BENCH)
                        .changed(2, single)
                        .week(log, 2)
                        .why()
                        .getFirst()
                        .says())
                .isEqualTo("120 kg × 4 @ RPE 8.5 met 4 reps at RPE 9 or less:"
                        + " +2.5 kg to 134.8 kg (120 kg converted to 1 rep at RPE 9)");
        Lift squat = LiftOf.the("squat").slot(BENCH.slotId()).from("140").lift();
        assertThat(changed(BENCH, squat, log).says())
                .isEqualTo("the lift is changed from this week on, now squat in kg: 140 kg");
        TrainingLog step = new TrainingLog().week(1).top("100", 5, "8");
        assertThat(changed(WAVE, BENCH, step).says())
                .isEqualTo("the lift is changed from this week on, now SINGLE_TOP, LINEAR,"
                        + " 103.2 kg × 4 converted to 4 reps at RPE 8.5: 104.8 kg, loaded as 105 kg");
    }

    private static Why changed(Lift before, Lift after, TrainingLog log) {
        return ProgramOf.the(before).changed(2, after).week(log, 2).why().stream()
                .filter(why -> why.rule().equals("lift-changed"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void percentages_of_body_and_load_name_the_body() {
        Lift dip = dips("LINEAR");
        ProgramOf eighty = ProgramOf.the(dip).weighing(0, "80");
        TrainingLog failing = dipping().week(1).top("20", 2, "9").week(2).top("20", 2, "9");
        assertThat(eighty.week(failing, 3).why().getFirst().says())
                .isEqualTo("20 kg × 2 @ RPE 9 missed 20 kg × 4 reps at RPE 9 or less, the second failure:"
                        + " 20 kg and 80 kg of body less 10 % is 10 kg and 80 kg of body");
        assertThat(ProgramOf.the(dip)
                        .weighing(0, "80")
                        .weighing(3, "91")
                        .week(failing, 3)
                        .why()
                        .getFirst()
                        .says())
                .endsWith("20 kg and 80 kg of body less 10 % is less than the body, so 0 kg");
        TrainingLog hard = dipping().week(1).top("20", 4, "9.5");
        SlotWeek first = eighty.week(hard, 1);
        assertThat(requireNonNull(Today.backoff(dip, first, hard.sets()))
                        .why()
                        .getFirst()
                        .says())
                .isEqualTo("20 kg × 4 @ RPE 9.5 was harder than 4 reps at RPE 8.5, which would have been 16.8 kg:"
                        + " 15 % off 16.8 kg and 80 kg of body");
        Lift byRpe = dips("RPE");
        assertThat(ProgramOf.the(byRpe)
                        .weighing(1, "80")
                        .weighing(2, "82")
                        .week(dipping().week(1).top("20", 4, "7"), 2)
                        .why()
                        .getFirst()
                        .says())
                .isEqualTo(
                        "20 kg × 4 @ RPE 7 puts the 1RM with the body at 123.3 kg. For 4 reps at RPE 8.5 that is worth"
                                + " 22.8 kg and 82 kg of body, loaded as 22.5 kg");
    }

    private static TrainingLog dipping() {
        return new TrainingLog().exercise("weighted-dip");
    }

    private static Lift dips(String method) {
        return dips(method, "20");
    }

    private static Lift dips(String method, String first) {
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
                LiftOf.the("weighted-dip").method(method).from(first).request();
        return Checked.accepted(found -> LiftCheck.check(List.of(asked), context, found))
                .lifts()
                .getFirst();
    }

    @Test
    void pounds_are_said_to_a_tenth() {
        Lift bench = LiftOf.the("bench-press").from("42.5").lift();
        assertThat(says(new TrainingLog().week(1).inPounds().top("93.696", 4, "8"), bench, 2))
                .isEqualTo("42.5 kg × 4 @ RPE 8 met 4 reps at RPE 9 or less: +2.5 kg");
    }
}
