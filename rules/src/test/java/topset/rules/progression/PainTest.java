package topset.rules.progression;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.rules.PrescriptionAssert.assertThatWeek;

import java.util.List;
import org.junit.jupiter.api.Test;
import topset.contract.FlagCode;
import topset.contract.SetRole;
import topset.contract.TargetStatus;
import topset.contract.WeekOutcome;
import topset.contract.WeightUnit;
import topset.rules.Checked;
import topset.rules.LiftOf;
import topset.rules.ProgramOf;
import topset.rules.TestCatalogue;
import topset.rules.TrainingLog;
import topset.rules.check.LiftCheck;
import topset.rules.lift.Lift;
import topset.rules.lift.LiftRequest;
import topset.rules.lift.NamedSets;
import topset.rules.load.Exact;
import topset.rules.week.GymSettings;
import topset.rules.week.SlotWeek;

/** Tests {@code pain.hold} and {@code pain.reduce}, phrase by phrase of training-rules.md § 12. */
class PainTest {

    private final Lift bench = LiftOf.benchPress();

    private static TrainingLog log() {
        return new TrainingLog().week(1).warmUp();
    }

    @Test
    void a_painful_top_set_holds_the_load_although_it_was_a_hit() {
        SlotWeek next = log().withPain().top("120", 4, "8.5").finalWeek(bench, 2);
        assertThatWeek(next)
                .after(WeekOutcome.HIT)
                .asksForTop("120", "120")
                .because("linear.hit", "pain.hold")
                .flag(FlagCode.PAIN_REPORTED, "w1-2");
        assertThat(next.why().getLast().says()).isEqualTo("pain at 120 kg: instead of 122.5 kg no more than 120 kg");
        assertThat(next.why().getLast().setIds()).containsExactly("w1-2");
        assertThat(next.state().painWeeksInARow()).isEqualTo(1);
    }

    @Test
    void the_second_painful_week_in_a_row_takes_a_tenth_off() {
        SlotWeek next = log().withPain()
                .top("120", 4, "8.5")
                .week(2)
                .withPain()
                .top("120", 4, "8.5")
                .finalWeek(bench, 3);
        assertThatWeek(next)
                .asksForTop("107.5", "108")
                .because("linear.hit", "pain.reduce")
                .doesNotFlag(FlagCode.PAIN_PERSISTS);
        assertThat(next.why().getLast().says())
                .isEqualTo("pain at 120 kg, 2 painful weeks in a row: instead of 122.5 kg no more than 120 kg;"
                        + " 120 kg less 10 % is 108 kg, loaded as 107.5 kg");
    }

    @Test
    void the_third_also_raises_a_flag_and_a_week_without_pain_ends_the_row() {
        TrainingLog log = log().withPain().top("120", 4, "8.5");
        log.week(2).withPain().top("120", 4, "8.5").week(3).withPain().top("107.5", 4, "8.5");
        assertThatWeek(log.finalWeek(bench, 4))
                .asksForTop("95", "96.75")
                .explains("pain.reduce")
                .flag(FlagCode.PAIN_PERSISTS, "w3-1");
        log.week(4).top("95", 4, "8.5").week(5).withPain().top("100", 4, "8.5");
        assertThat(log.finalWeek(bench, 5).state().painWeeksInARow()).isZero();
        assertThatWeek(log.finalWeek(bench, 6)).explains("pain.hold").doesNotFlag(FlagCode.PAIN_PERSISTS);
    }

    @Test
    void a_week_not_trained_leaves_the_row_as_it_is() {
        TrainingLog log =
                log().withPain().top("120", 4, "8.5").week(3).withPain().top("120", 4, "8.5");
        assertThat(log.finalWeek(bench, 3).state().painWeeksInARow()).isEqualTo(1);
        assertThatWeek(log.finalWeek(bench, 4)).asksForTop("107.5", "108").explains("pain.reduce");
    }

    @Test
    void a_painful_load_in_pounds_is_loaded_at_or_below_it() {
        Lift from = LiftOf.the("bench-press").from("125").lift();
        SlotWeek next = log().inPounds().withPain().top("275", 4, "8.5").finalWeek(from, 2);
        assertThatWeek(next)
                .after(WeekOutcome.MISSED)
                .asksForTop("122.5", "124.738")
                .because("linear.repeat", "pain.hold");
    }

    @Test
    void three_decimals_of_a_pound_are_the_same_load() {
        Lift from = LiftOf.the("bench-press").from("105").lift();
        SlotWeek next = log().inPounds().withPain().top("231.485", 4, "8.5").finalWeek(from, 2);
        assertThat(next.prescription().load().shown()).isEqualTo("105");
    }

    @Test
    void what_was_rounded_down_stays_down_while_nothing_is_lifted() {
        Lift from = LiftOf.the("bench-press").from("125").lift();
        TrainingLog log = log().inPounds().withPain().top("275", 4, "8.5");
        ProgramOf paused = ProgramOf.the(from).paused(2, 0, 2, 6);
        assertThatWeek(paused.week(log, 3)).asksForTop("122.5", "124.738").because("pause");
        Lift wave = LiftOf.the("bench-press").method("WAVE").from("125").lift();
        assertThatWeek(log.finalWeek(wave, 3)).asksForTop("122.5", "124.738").because("layoff.hold");
    }

    @Test
    void the_lightest_painful_top_set_counts_not_the_deciding_one() {
        SlotWeek next = log().withPain()
                .top("110", 4, "8")
                .top("120", 4, "8.5")
                .withPain()
                .top("115", 4, "8.5")
                .finalWeek(bench, 2);
        assertThatWeek(next).after(WeekOutcome.HIT).asksForTop("110", "110").because("linear.hit", "pain.hold");
        assertThat(next.why().getLast().setIds()).containsExactly("w1-2", "w1-4");
    }

    @Test
    void a_painful_backoff_set_holds_the_prescribed_load() {
        SlotWeek next =
                log().top("120", 4, "8.5").withPain().backoff("100", 8, "8.5").finalWeek(bench, 2);
        assertThatWeek(next)
                .asksForTop("120", "120")
                .because("linear.hit", "pain.hold", "backoff.struggled")
                .reducesBy("17.5");
        assertThat(next.why().get(1).says())
                .isEqualTo("pain in a backoff set: instead of 122.5 kg no more than 120 kg");
    }

    @Test
    void easy_backoffs_do_not_lower_the_reduction_with_pain() {
        TrainingLog log = log().withPain().top("120", 4, "8.5").backoff("102.5", 12, "6");
        assertThatWeek(log.finalWeek(bench, 2))
                .because("linear.hit", "pain.hold", "backoff.on-target")
                .reducesBy("15")
                .doesNotFlag(FlagCode.BACKOFFS_TOO_EASY);
        assertThat(log.finalWeek(bench, 2).why().getLast().says())
                .isEqualTo("lowest backoff 12 reps, mean RPE 6, but with pain: reduction stays 15 %");
    }

    @Test
    void warm_up_and_ramp_sets_only_raise_the_flag() {
        SlotWeek next = new TrainingLog()
                .week(1)
                .withPain()
                .warmUp()
                .withPain()
                .set(SetRole.RAMP, "100", 3, null)
                .top("120", 4, "8.5")
                .finalWeek(bench, 2);
        assertThatWeek(next).asksForTop("122.5").because("linear.hit").flag(FlagCode.PAIN_REPORTED, "w1-1", "w1-2");
        assertThat(next.state().painWeeksInARow()).isZero();
    }

    @Test
    void a_reset_stands_below_the_painful_load_and_the_failures_stay() {
        SlotWeek next =
                log().top("120", 2, "10").week(2).withPain().top("120", 2, "10").finalWeek(bench, 3);
        assertThatWeek(next)
                .after(WeekOutcome.MISSED)
                .asksForTop("107.5", "108")
                .because("linear.reset", "pain.hold")
                .flag(FlagCode.TARGET_MISSED, "w2-1");
        assertThat(next.why().getLast().says())
                .isEqualTo("pain at 120 kg: no more than 120 kg, so 108 kg stays, loaded as 107.5 kg");
        assertThat(next.state().method().count("failures")).isEqualTo(1);
    }

    @Test
    void the_smoothed_estimate_of_the_rpe_method_stays() {
        Lift byRpe = LiftOf.the("bench-press").method("RPE").from("120").lift();
        SlotWeek next = log().withPain().top("120", 4, "7").finalWeek(byRpe, 2);
        assertThatWeek(next).asksForTop("120", "120").because("rpe.raise", "pain.hold");
        assertThat(next.state().method().get("estimate")).isNull();
    }

    @Test
    void a_wave_stays_at_its_step_with_the_base_of_that_load() {
        Lift wave = LiftOf.the("bench-press").method("WAVE").from("100").lift();
        TrainingLog log = log().top("100", 5, "8").week(2).withPain().top("102.5", 4, "8");
        SlotWeek next = log.finalWeek(wave, 3);
        assertThatWeek(next).asksForTop("102.5", "102.5").asksForReps(4).because("wave.step", "pain.hold");
        assertThat(next.why().getLast().says())
                .isEqualTo("pain at 102.5 kg: the same step again, instead of 103.2 kg no more than 102.5 kg × 4");
        assertThat(requireNonNull(next.state().method().get("base")).shown()).isEqualTo("99.316");
        assertThat(next.state().method().count("step")).isEqualTo(1);
        log.week(3).top("102.5", 4, "8");
        assertThatWeek(log.finalWeek(wave, 4))
                .asksForTop("105", "105.684")
                .asksForReps(3)
                .because("wave.step");
    }

    @Test
    void straight_sets_hold_the_lightest_painful_load() {
        Lift row = LiftOf.the("dumbbell-row").straight(2, 5, 8).from("30").lift();
        SlotWeek next = new TrainingLog()
                .exercise("dumbbell-row")
                .week(1)
                .straight("30", 8, "8")
                .straight("30", 8, "8")
                .withPain()
                .straight("25", 8, "8")
                .finalWeek(row, 2);
        assertThatWeek(next).after(WeekOutcome.HIT).asksForTop("25", "25").because("double.raise", "pain.hold");
    }

    @Test
    void another_method_begins_from_the_held_load() {
        Lift wave = LiftOf.the("bench-press").method("WAVE").from("90").lift();
        TrainingLog log = log().withPain().top("120", 4, "8.5");
        SlotWeek next = ProgramOf.the(bench).changed(2, wave).week(log, 2);
        // The loads 122.5 and 120 for 4 reps at RPE 8.5 become less for 5 reps at RPE 8.
        assertThat(next.why()).extracting(why -> why.rule()).containsExactly("linear.hit", "lift-changed", "pain.hold");
        assertThatWeek(next).asksForTop("112.5", "114.494");
        assertThat(next.state().method().get("base"))
                .isEqualTo(next.prescription().exactLoad());
    }

    @Test
    void a_conversion_that_would_raise_the_painful_load_does_not_count() {
        TrainingLog log = log().withPain().top("120", 4, "8.5");
        assertThatWeek(ProgramOf.the(bench).reps(2, 2).week(log, 2)).asksForTop("120", "120");
        assertThatWeek(ProgramOf.the(bench).reps(2, 6).week(log, 2)).asksForTop("112.5", "112.8");
    }

    @Test
    void another_exercise_forgets_the_pain() {
        Lift squat = LiftOf.the("squat").slot(bench.slotId()).from("150").lift();
        TrainingLog log =
                log().withPain().top("120", 4, "8.5").week(2).withPain().top("120", 4, "8.5");
        SlotWeek next = ProgramOf.the(bench).changed(3, squat).week(log, 3);
        assertThatWeek(next)
                .asksForTop("150", "150")
                .because("first-week", "lift-changed")
                .flag(FlagCode.PAIN_REPORTED, "w2-1");
        assertThat(next.state().painWeeksInARow()).isZero();
    }

    @Test
    void an_overridden_load_is_the_coachs_word() {
        TrainingLog log = log().withPain().top("120", 4, "8.5").backoff("102.5", 8, "8.5");
        SlotWeek next = ProgramOf.the(bench).load(2, "127.5").week(log, 2);
        assertThatWeek(next)
                .asksForTop("127.5", "127.5")
                .because("linear.hit", "pain.hold", "override", "backoff.struggled");
    }

    @Test
    void pain_of_the_running_week_shows_at_once_and_a_correction_takes_it_away() {
        SlotWeek running = log().withPain().top("120", 4, "8.5").provisionalWeek(bench, 2);
        assertThatWeek(running).is(TargetStatus.PROVISIONAL).asksForTop("120").explains("pain.hold");
        SlotWeek onlyBackoff = log().withPain().backoff("100", 8, "8").provisionalWeek(bench, 2);
        assertThatWeek(onlyBackoff)
                .after(WeekOutcome.NOT_YET_TRAINED)
                .because("not-yet-trained", "pain.hold", "backoff.on-target");
        assertThatWeek(log().top("120", 4, "8.5").provisionalWeek(bench, 2)).asksForTop("122.5");
    }

    @Test
    void a_tenth_of_a_bodyweight_lift_is_of_load_and_body_in_the_week_it_is_asked_for() {
        Lift dip = dips("LINEAR", "20");
        TrainingLog log = new TrainingLog()
                .exercise("weighted-dip")
                .week(1)
                .withPain()
                .top("20", 4, "8.5")
                .week(2)
                .withPain()
                .top("20", 4, "8.5");
        ProgramOf program = ProgramOf.the(dip).weighing(0, "90").weighing(3, "70");
        SlotWeek next = program.week(log, 3);
        assertThat(next.prescription().exactLoad().shown()).isEqualTo("11");
        assertThat(next.why().getLast().says())
                .contains("; 20 kg and 70 kg of body less 10 % is 11 kg and 70 kg of body");
    }

    @Test
    void a_wave_held_at_the_bare_body_stays_there() {
        Lift dip = dips("WAVE", "5");
        TrainingLog log = new TrainingLog()
                .exercise("weighted-dip")
                .week(1)
                .top("5", 5, "8")
                .week(2)
                .withPain()
                .top("0", 4, "8");
        ProgramOf program = ProgramOf.the(dip).weighing(0, "80");
        assertThatWeek(program.week(log, 3)).asksForTop("0", "0").explains("pain.hold");
        assertThatWeek(program.week(log, 4)).asksForTop("0", "0").because("layoff.hold");
    }

    private static Lift dips(String method, String load) {
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
        LiftRequest asked = LiftOf.the("weighted-dip").method(method).from(load).request();
        return Checked.accepted(found -> LiftCheck.check(List.of(asked), context, found))
                .lifts()
                .getFirst();
    }

    @Test
    void pain_persists_names_the_painful_sets() {
        TrainingLog log = log();
        for (int week = 1; week <= 3; week++) {
            log.week(week).withPain().top("100", 4, "8").withPain().backoff("80", 8, "8");
        }
        assertThat(log.finalWeek(bench, 4).flags())
                .contains(NamedSets.of(List.of("w3-1", "w3-2")).flag(FlagCode.PAIN_PERSISTS));
    }
}
