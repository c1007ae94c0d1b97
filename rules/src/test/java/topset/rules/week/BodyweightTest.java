package topset.rules.week;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.rules.PrescriptionAssert.assertThatWeek;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import topset.contract.PlannedLift;
import topset.contract.WeightUnit;
import topset.rules.Checked;
import topset.rules.LiftOf;
import topset.rules.ProgramOf;
import topset.rules.TestCatalogue;
import topset.rules.TrainingLog;
import topset.rules.check.LiftCheck;
import topset.rules.lift.Lift;
import topset.rules.lift.LiftRequest;
import topset.rules.load.Exact;
import topset.rules.load.RpeChart;
import topset.rules.progression.Bodyweights;
import topset.rules.progression.ExerciseTrend.PastEstimate;
import topset.rules.progression.Progressions;

/**
 * {@code bodyweight} (training-rules.md § 4.1): percentages apply to body weight plus load, all other rules to the load
 * only.
 */
class BodyweightTest {

    private static final Exact AT = Exact.parse("8.5");

    private final Lift dip = dips("LINEAR", new LiftRequest.Start(new BigDecimal(20), null, null, null, null));
    private final ProgramOf eighty = ProgramOf.the(dip).weighing(0, "80");

    private static Lift dips(String method, LiftRequest.Start start) {
        LiftRequest asked =
                LiftOf.the("weighted-dip").method(method).start(start).request();
        return Checked.accepted(found -> LiftCheck.check(List.of(asked), context("80"), found))
                .lifts()
                .getFirst();
    }

    private static LiftCheck.Context context(@Nullable String kilograms) {
        Bodyweights bodyweights = kilograms == null
                ? Bodyweights.NONE
                : new Bodyweights(
                        List.of(new Bodyweights.Measurement(Exact.parse(kilograms), WeightUnit.KG, TrainingLog.START)));
        return Checked.context(
                TestCatalogue::find,
                WeightUnit.KG,
                TrainingLog.START,
                null,
                false,
                null,
                exercise -> new PastEstimate(Exact.of(130), 1),
                bodyweights,
                Progressions.STANDARD,
                GymSettings.NONE,
                unknown -> "");
    }

    private static TrainingLog dipping() {
        return new TrainingLog().exercise("weighted-dip");
    }

    @Test
    void a_program_with_such_a_lift_and_no_bodyweight_is_refused() {
        LiftRequest asked = LiftOf.the("weighted-dip").request();
        assertThat(Checked.refused(found -> LiftCheck.check(List.of(asked), context(null), found)))
                .extracting(violation -> violation.rule())
                .containsExactly("bodyweight");
    }

    @Test
    void backoffs_are_off_body_and_load_together() {
        assertThatWeek(eighty.week(dipping(), 1)).asksForTop("20", "20").asksForBackoff("5", "5");
    }

    @Test
    void never_below_nothing_added() {
        assertThatWeek(eighty.reduction(1, "25").week(dipping(), 1)).asksForBackoff("0", "0");
    }

    @Test
    void warm_ups_too_so_that_the_first_is_the_body_alone() {
        assertThat(WarmUp.of(dip, eighty.week(dipping(), 1)).sets())
                .extracting(step -> step.load().shown() + " x " + step.reps())
                .containsExactly("0 x 8", "2.5 x 3");
    }

    @Test
    void the_increment_is_added_to_the_load() {
        assertThatWeek(eighty.week(dipping().week(1).top("20", 4, "8"), 2)).asksForTop("22.5", "22.5");
    }

    @Test
    void a_reset_takes_a_tenth_off_body_and_load() {
        TrainingLog failing = dipping().week(1).top("20", 2, "9").week(2).top("20", 2, "9");
        assertThatWeek(eighty.week(failing, 3)).because("linear.reset").asksForTop("10", "10");
        assertThatWeek(eighty.week(dipping(), 3)).because("layoff.reduce").asksForTop("10", "10");
    }

    @Test
    void evidence_uses_the_bodyweight_of_its_week_and_a_target_that_of_its_own() {
        Lift byRpe = dips("RPE", new LiftRequest.Start(new BigDecimal(20), null, null, null, null));
        TrainingLog log = dipping().week(1).top("20", 4, "7");
        SlotWeek second =
                ProgramOf.the(byRpe).weighing(1, "80").weighing(2, "82").week(log, 2);
        Exact estimate = Exact.of(100).over(RpeChart.pct(4, Exact.of(7)));
        assertThat(second.prescription().exactLoad())
                .isEqualTo(estimate.times(RpeChart.pct(4, AT)).minus(Exact.of(82)));
        assertThat(requireNonNull(second.done()).e1rm()).isEqualTo(estimate);
        assertThat(second.bodyweight()).isEqualTo(Exact.of(82));
    }

    @Test
    void the_clamp_is_of_body_and_load_too() {
        Lift byRpe = dips("RPE", new LiftRequest.Start(new BigDecimal(20), null, null, null, null));
        TrainingLog log = dipping().week(1).top("20", 5, "6");
        assertThatWeek(ProgramOf.the(byRpe).weighing(0, "80").week(log, 2)).asksForTop("25", "25");
    }

    @Test
    void a_failure_takes_a_tenth_off_body_and_load_and_holds_act_on_the_load() {
        Lift byRpe = dips("RPE", new LiftRequest.Start(new BigDecimal(20), null, null, null, null));
        ProgramOf program = ProgramOf.the(byRpe).weighing(1, "80").weighing(2, "82");
        assertThatWeek(program.week(dipping().week(1).top("20", 0, null), 2))
                .because("rpe.failed")
                .asksForTop("7.5", "8");
        assertThatWeek(program.week(dipping().week(1).top("20", 4, "8.5"), 2))
                .because("rpe.hold")
                .asksForTop("20", "20");
    }

    @Test
    void a_waves_steps_are_shares_of_body_and_load() {
        Lift wave = dips("WAVE", new LiftRequest.Start(new BigDecimal(20), null, null, null, null));
        TrainingLog log = dipping().week(1).top("20", 5, "8");
        Exact step = Exact.of(100).times(RpeChart.pct(4, Exact.of(8))).over(RpeChart.pct(5, Exact.of(8)));
        SlotWeek second = ProgramOf.the(wave).weighing(0, "80").week(log, 2);
        assertThat(second.prescription().exactLoad()).isEqualTo(step.minus(Exact.of(80)));
    }

    @Test
    void the_backoff_of_the_day_is_off_body_and_load() {
        TrainingLog log = dipping().week(1).top("20", 4, "8.5");
        SlotWeek first = eighty.week(log, 1);
        TodayBackoff today = requireNonNull(Today.backoff(dip, first, log.sets()));
        assertThat(today.exactLoad()).isEqualTo(Exact.of(5));
        TrainingLog failed = dipping().week(1).top("20", 0, null);
        assertThat(requireNonNull(Today.backoff(dip, first, failed.sets())).exactLoad())
                .isEqualTo(Exact.parse("0"));
        TrainingLog hard = dipping().week(1).top("20", 4, "9.5");
        Exact base = Exact.of(100).over(RpeChart.pct(4, Exact.parse("9.5"))).times(RpeChart.pct(4, AT));
        assertThat(requireNonNull(Today.backoff(dip, first, hard.sets())).exactLoad())
                .isEqualTo(base.lessPercent(Exact.of(15)).minus(Exact.of(80)));
    }

    @Test
    void backoffs_are_easy_only_near_the_days_backoff_of_body_and_load() {
        TrainingLog near = dipping().week(1).top("20", 4, "8.5").backoffs("1", 12, 12);
        assertThatWeek(eighty.week(near, 2)).reducesBy("12.5");
        TrainingLog lighter = dipping().week(1).top("20", 4, "8.5").backoffs("0.5", 12, 12);
        assertThatWeek(eighty.week(lighter, 2)).reducesBy("15");
    }

    @Test
    void the_first_load_is_what_is_left_of_body_and_load() {
        Exact share = RpeChart.pct(4, AT);
        assertThat(dips("LINEAR", new LiftRequest.Start(null, new BigDecimal(40), null, null, null))
                        .start()
                        .firstLoad())
                .isEqualTo(Exact.of(120).times(share).minus(Exact.of(80)));
        assertThat(dips(
                                "LINEAR",
                                new LiftRequest.Start(
                                        null,
                                        null,
                                        new PlannedLift.RecentSet(new BigDecimal(20), 5, new BigDecimal(9)),
                                        null,
                                        null))
                        .start()
                        .firstLoad())
                .isEqualTo(Exact.of(100)
                        .over(RpeChart.pct(5, Exact.of(9)))
                        .times(share)
                        .minus(Exact.of(80)));
        assertThat(dips("LINEAR", new LiftRequest.Start(null, null, null, true, null))
                        .start()
                        .firstLoad())
                .isEqualTo(Exact.of(130).times(share).minus(Exact.of(80)));
        assertThat(dips("LINEAR", new LiftRequest.Start(BigDecimal.ZERO, null, null, null, null))
                        .start()
                        .firstLoad())
                .isEqualTo(Exact.ZERO);
    }

    @Test
    void texts_say_where_the_body_counts() {
        Lift fromMax = dips("LINEAR", new LiftRequest.Start(null, new BigDecimal(40), null, null, null));
        assertThatWeek(ProgramOf.the(fromMax).weighing(0, "80").week(dipping(), 1))
                .says("first week, from a 1RM of 40 kg, for 4 reps at RPE 8.5 (of body and load together): 22 kg,"
                        + " loaded as 22.5 kg");

        TrainingLog painful = dipping().week(1).withPain().top("40", 4, "8.5");
        assertThat(requireNonNull(Today.backoff(dip, eighty.week(painful, 1), painful.sets()))
                        .why()
                        .getFirst()
                        .says())
                .contains("pain at 40 kg, so at most 10 % less with the body, 28 kg");
    }

    @Test
    void the_forecast_weighs_the_body_too() {
        TrainingLog log = dipping().week(1).top("20", 4, "8.5");
        assertThatWeek(eighty.week(log, 2)).expectsRpe("9.5").expectsBackoffReps(6);
    }

    @Test
    void the_newest_measurement_up_to_the_weeks_start_holds_else_the_earliest() {
        Bodyweights bodyweights = new Bodyweights(List.of(
                new Bodyweights.Measurement(Exact.of(82), WeightUnit.KG, ProgramOf.date(3, 0)),
                new Bodyweights.Measurement(Exact.of(80), WeightUnit.KG, ProgramOf.date(2, 3)),
                new Bodyweights.Measurement(Exact.of(81), WeightUnit.KG, ProgramOf.date(2, 3))));
        assertThat(bodyweights.on(ProgramOf.date(1, 0), WeightUnit.KG)).isEqualTo(Exact.of(80));
        assertThat(bodyweights.on(ProgramOf.date(2, 3), WeightUnit.KG)).isEqualTo(Exact.of(81));
        assertThat(bodyweights.on(ProgramOf.date(3, 0), WeightUnit.KG)).isEqualTo(Exact.of(82));
        assertThat(bodyweights.on(ProgramOf.date(3, 0), WeightUnit.LB))
                .isEqualTo(Exact.of(82).over(Exact.parse("0.45359237")));
        assertThat(Bodyweights.NONE.on(ProgramOf.date(3, 0), WeightUnit.KG)).isNull();
    }
}
