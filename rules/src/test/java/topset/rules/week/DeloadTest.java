package topset.rules.week;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.rules.PrescriptionAssert.assertThatWeek;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topset.contract.Exercise.LoadMode;
import topset.contract.FlagCode;
import topset.contract.RaisedFlag;
import topset.contract.TargetOverride;
import topset.contract.TargetStatus;
import topset.contract.WeekOutcome;
import topset.contract.WeightUnit;
import topset.rules.DecisionOf;
import topset.rules.LiftOf;
import topset.rules.ProgramOf;
import topset.rules.TrainingLog;
import topset.rules.lift.Lift;
import topset.rules.lift.Prescription;
import topset.rules.load.Exact;

/** Tests {@code deload} and {@code deload.resume} (training-rules.md § 13), with its worked examples 4 to 6. */
class DeloadTest {

    private final Lift bench = LiftOf.the("bench-press").from("120").lift();
    private final Lift byRpe =
            LiftOf.the("bench-press").method("RPE").from("120").lift();

    private static TrainingLog hit() {
        return new TrainingLog().week(1).warmUp().top("120", 4, "8.5");
    }

    private ProgramOf second() {
        return ProgramOf.the(bench).deload(2);
    }

    private static Prescription.TopSet topSet(SlotWeek week) {
        return (Prescription.TopSet) week.prescription();
    }

    private static Prescription.Straight straight(SlotWeek week) {
        return (Prescription.Straight) week.prescription();
    }

    @Test
    void a_deload_of_a_planned_122_5_asks_for_110_by_4_at_rpe_6_and_one_backoff_set() {
        SlotWeek week = second().week(hit(), 2);
        assertThatWeek(week)
                .asksForTop("110", "110.25")
                .asksForReps(4)
                .asksForBackoff("92.5", "93.5")
                .because("linear.hit", "deload");
        assertThat(topSet(week).top().sets()).isEqualTo(1);
        assertThat(topSet(week).top().rpe()).isEqualTo(Exact.of(6));
        assertThat(topSet(week).top().ceiling()).isEqualTo(Exact.of(9));
        assertThat(topSet(week).backoff().sets()).isEqualTo(1);
        assertThat(WarmUp.of(bench, week).sets())
                .isNotEmpty()
                .allMatch(step -> step.load().isBelow(Exact.of(110)));
        assertThat(week.why().getLast().says())
                .isEqualTo("the coach wants a deload, 90 % of 122.5 kg is 110.3 kg, loaded as 110 kg,"
                        + " 1 backoff set instead of 3: a lighter week");
        assertThat(week.why().getFirst().says()).as("of the plan").endsWith("+2.5 kg");
    }

    @Test
    void at_95_percent_it_is_rpe_7() {
        assertThat(topSet(ProgramOf.the(bench).deload(2, "95", 1).week(hit(), 2))
                        .top()
                        .rpe())
                .isEqualTo(Exact.of(7));
    }

    @Test
    void the_plan_without_the_deload_is_kept_and_comes_a_week_later() {
        Prescription planned = ProgramOf.the(bench).week(hit(), 2).prescription();
        assertThat(second().week(hit(), 2).planned()).isEqualTo(planned);
        SlotWeek after = second().week(hit(), 3);
        assertThatWeek(after)
                .asksForTop("122.5", "122.5")
                .because("deload.resume")
                .says("week 2 is a deload: 122.5 kg again")
                .after(WeekOutcome.DELOADED);
        assertThat(after.planned()).isNull();
    }

    @Test
    void a_wave_goes_on_with_the_step_that_the_deload_was_of() {
        Lift wave = LiftOf.the("bench-press").method("WAVE").from("100").lift();
        TrainingLog log = new TrainingLog().week(1).top("100", 5, "8").week(2).top("102.5", 4, "8");
        ProgramOf third = ProgramOf.the(wave).deload(3);
        assertThatWeek(third.week(log, 3)).asksForTop("95", "95.771").asksForReps(3);
        log.week(3).top("95", 3, "6");
        assertThatWeek(third.week(log, 4))
                .asksForTop("107.5", "106.412")
                .asksForReps(3)
                .because("deload.resume");
    }

    @Test
    void a_percentage_is_of_body_and_load_together() {
        Lift plain = LiftOf.the("bench-press").from("20").lift();
        Lift dip = new Lift(
                "dip",
                1,
                "weighted-dip",
                WeightUnit.KG,
                LoadMode.ADDED_TO_BODYWEIGHT,
                plain.scheme(),
                plain.method(),
                plain.start(),
                LiftOf.the("dumbbell-row").straight(3, 8, 12).lift().equipment(),
                null,
                false);
        ProgramOf first = ProgramOf.the(dip).weighing(1, "80").deload(1);
        SlotWeek week = first.week(new TrainingLog(), 1);
        assertThatWeek(week).asksForTop("10", "10");
        assertThat(week.why().getLast().says()).contains("90 % of 20 kg and 80 kg of body is 10 kg and 80 kg of body");
        assertThatWeek(first.week(new TrainingLog(), 2)).asksForTop("20", "20");
    }

    @Test
    void no_more_backoff_sets_are_asked_for_than_were_planned() {
        assertThat(topSet(ProgramOf.the(bench).deload(2, "90", 0).week(hit(), 2))
                        .backoff()
                        .sets())
                .isZero();
        Lift two = LiftOf.the("bench-press").backoff(2, null, null).lift();
        SlotWeek week = ProgramOf.the(two).deload(1, "90", 2).week(hit(), 1);
        assertThat(topSet(week).backoff().sets()).isEqualTo(2);
        assertThat(week.why().getLast().says()).doesNotContain("backoff set");
    }

    @Test
    void ramp_sets_lead_to_the_lighter_top_set() {
        Lift ramping = LiftOf.the("bench-press").variant("RAMPING").from("100").lift();
        assertThat(WarmUp.of(ramping, ProgramOf.the(ramping).deload(1).week(hit(), 1))
                        .ramp())
                .extracting(step -> step.load().shown())
                .containsExactly("80", "85");
    }

    @Test
    void both_top_sets_of_a_double_stay() {
        Lift twice = LiftOf.the("bench-press").variant("DOUBLE_TOP").from("100").lift();
        assertThat(topSet(ProgramOf.the(twice).deload(1).week(hit(), 1)).top().sets())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "3, 2", "4, 2", "5, 3", "6, 3"})
    void of_straight_sets_half_stay_rounded_up(int sets, int half) {
        Lift rows = LiftOf.the("bench-press").straight(sets, 8, 12).from("100").lift();
        SlotWeek week = ProgramOf.the(rows).deload(1).week(new TrainingLog(), 1);
        assertThatWeek(week).asksForTop("90", "90");
        assertThat(straight(week).sets()).isEqualTo(half);
        assertThat(straight(requireNonNull(ProgramOf.the(rows).week(new TrainingLog(), 1)))
                        .sets())
                .isEqualTo(sets);
    }

    @ParameterizedTest
    @CsvSource({"3, 2", "4, 2", "5, 3"})
    void of_a_cluster_half_the_mini_sets_stay_rounded_up(int sets, int half) {
        Lift cluster = LiftOf.the("bench-press").cluster(sets, 2).from("100").lift();
        assertThat(straight(ProgramOf.the(cluster).deload(1).week(new TrainingLog(), 1))
                        .sets())
                .isEqualTo(half);
    }

    @Test
    void of_rest_pause_only_the_activation_set_stays() {
        Lift restPause = LiftOf.the("dumbbell-row").restPause(20).from("60").lift();
        ProgramOf first = ProgramOf.the(restPause).deload(1);
        SlotWeek week = first.week(new TrainingLog(), 1);
        assertThat(straight(week).sets()).isEqualTo(1);
        assertThat(straight(week).totalReps()).isNull();
        assertThat(week.why().getLast().says()).contains("only the activation set");
        TrainingLog trained = new TrainingLog().exercise("dumbbell-row").week(1).straight("55", 9, "7");
        SlotWeek after = first.week(trained, 2);
        assertThatWeek(after).because("deload.resume").after(WeekOutcome.DELOADED);
        assertThat(requireNonNull(requireNonNull(after.done()).decidingSet()).reps())
                .isEqualTo(9);
        assertThat(straight(after).totalReps()).isEqualTo(20);
    }

    @Test
    void what_an_override_names_stands_as_given_and_the_rest_is_lighter() {
        assertThatWeek(second().load(2, "100").week(hit(), 2))
                .asksForTop("100", "100")
                .asksForBackoff("85", "85")
                .because("linear.hit", "override", "deload");
        assertThatWeek(second().reps(2, 3).week(hit(), 2))
                .asksForTop("110", "110.25")
                .asksForReps(3);
        assertThatWeek(second().reduction(2, "20").week(hit(), 2)).asksForBackoff("87.5", "88");
        TargetOverride three = DecisionOf.override(null, null, null, 3, "as I say");
        assertThat(topSet(second().overridden(bench.slotId(), 2, three).week(hit(), 2))
                        .backoff()
                        .sets())
                .isEqualTo(3);
    }

    @Test
    void the_plan_after_an_overridden_deload_is_the_one_without_the_override() {
        ProgramOf overridden = second().load(2, "100");
        assertThat(requireNonNull(overridden.week(hit(), 2).planned()).load()).isEqualTo(Exact.parse("122.5"));
        assertThatWeek(overridden.week(hit(), 3)).asksForTop("122.5", "122.5").because("deload.resume");
    }

    @Test
    void from_its_first_day_on_the_outcome_is_deloaded() {
        SlotWeek next = TrainingLog.week(hit().foldedLateIn(2, second().program()), bench.slotId(), 3);
        assertThatWeek(next)
                .is(TargetStatus.PROVISIONAL)
                .because("deload.resume")
                .after(WeekOutcome.DELOADED)
                .flags();
    }

    @Test
    void its_sets_are_no_failures() {
        TrainingLog log = new TrainingLog().week(1).warmUp().top("120", 3, "9.5");
        log.week(2).warmUp().top("107.5", 2, "8").week(3).top("120", 3, "9.5");
        assertThatWeek(second().week(log, 3))
                .asksForTop("120")
                .because("deload.resume")
                .doesNotFlag(FlagCode.TARGET_MISSED);
        assertThatWeek(second().week(log, 4)).because("linear.reset");
    }

    @Test
    void its_sets_change_neither_the_state_of_the_method_nor_the_reduction_nor_the_trends() {
        TrainingLog log =
                new TrainingLog().week(1).warmUp().top("120", 4, "7.5").backoffs("102.5", 9, 9);
        TrainingLog deloaded =
                new TrainingLog().week(1).warmUp().top("120", 4, "7.5").backoffs("102.5", 9, 9);
        deloaded.week(2)
                .warmUp()
                .top("150", 5, "6")
                .backoffs("85", 3, 3)
                .exercise("squat")
                .top("200", 5, "6");
        ProgramOf second = ProgramOf.the(byRpe).deload(2);
        SlotWeek before = second.week(deloaded, 2);
        SlotWeek after = second.week(deloaded, 3);
        assertThat(after.state()).isEqualTo(before.state());
        assertThatWeek(after)
                .doesNotFlag(FlagCode.PERSONAL_RECORD)
                .doesNotFlag(FlagCode.SUDDEN_DROP)
                .doesNotFlag(FlagCode.REDUCE_MORE);
        assertThat(deloaded.foldedLateIn(3, second.program()).get(2).trends())
                .isEqualTo(log.foldedLateIn(3, ProgramOf.the(byRpe).program())
                        .get(1)
                        .trends());
        assertThat(deloaded.foldedLateIn(3, second.program()).get(2).flags())
                .extracting(RaisedFlag::code)
                .containsExactly(FlagCode.UNMATCHED_SET);
    }

    @Test
    void a_light_week_is_no_sudden_drop() {
        TrainingLog light = hit().week(2).warmUp().top("80", 4, "8.5");
        assertThatWeek(second().week(light, 3)).doesNotFlag(FlagCode.SUDDEN_DROP);
        assertThatWeek(ProgramOf.the(bench).week(light, 3)).flag(FlagCode.SUDDEN_DROP, "w2-2");
    }

    @Test
    void it_is_done_and_flags_are_raised_about_its_sets() {
        TrainingLog log = hit().week(2).withPain().top("110", 4, "9.5").backoff("92.5", 8, null);
        SlotWeek after = second().week(log, 3);
        assertThat(requireNonNull(after.done()).topReps()).isEqualTo(4);
        assertThat(after.done().backoffReps()).isEqualTo(8);
        assertThatWeek(after).flags(FlagCode.PAIN_REPORTED, FlagCode.TRAINED_TO_FAILURE, FlagCode.WARM_UP_SKIPPED);
    }

    @Test
    void a_deload_that_was_not_trained_counts_no_missed_week_and_raises_no_flag() {
        TrainingLog nothing = new TrainingLog();
        assertThatWeek(second().week(nothing, 3)).because("deload.resume").flags();
        assertThatWeek(second().week(nothing, 4)).because("layoff.reduce");
    }

    @Test
    void a_trained_deload_ends_a_layoff() {
        TrainingLog deloaded = new TrainingLog().week(2).top("107.5", 4, "6");
        assertThatWeek(second().week(deloaded, 4)).because("layoff.hold");
    }

    @Test
    void its_volume_is_never_too_low_but_may_be_too_high() {
        assertThat(hit().foldedLateIn(3, second().program()).get(2).flags()).isEmpty();
        TrainingLog much = hit().week(2).top("110", 4, "7");
        for (int n = 0; n < 25; n++) {
            much.backoff("92.5", 8, null);
        }
        assertThat(much.foldedLateIn(3, second().program()).get(2).flags())
                .extracting(RaisedFlag::code)
                .contains(FlagCode.VOLUME_HIGH)
                .doesNotContain(FlagCode.VOLUME_LOW);
    }

    @ParameterizedTest
    @CsvSource({
        "110, 4, 7,   93.5,   backoff.today",
        "110, 4, 8.5, 93.5,   backoff.today",
        "110, 4, 9,   92.092, backoff.after-overshoot",
        "120, 4, 8,   93.5,   backoff.today",
        "100, 4, 6,   85,     backoff.today",
    })
    void today_is_judged_by_the_planned_rpe_and_goes_by_no_more_than_the_lighter_load(
            String load, int reps, String rpe, String backoff, String rule) {
        TrainingLog log = hit().week(2).top(load, reps, rpe);
        TodayBackoff today = requireNonNull(Today.backoff(
                bench, second().week(log, 2), Today.setsOf(bench, List.of(bench), log.sessionSets("w2"))));
        assertThat(today.exactLoad().output()).isEqualByComparingTo(backoff);
        assertThat(today.setsLeft()).isEqualTo(1);
        assertThat(today.why().getFirst().rule()).isEqualTo(rule);
        assertThat(today.why().getFirst().says().contains("in a deload at most 110 kg"))
                .isEqualTo(load.equals("120"));
    }

    @Test
    void a_paused_deload_is_a_pause_unless_it_was_trained() {
        ProgramOf paused = second().paused(2, 0, 2, 6);
        assertThatWeek(paused.week(hit(), 3))
                .asksForTop("122.5", "122.5")
                .because("pause")
                .after(WeekOutcome.NOT_TRAINED)
                .flags();
        assertThatWeek(paused.week(hit().week(2).top("110", 4, "6"), 3))
                .because("deload.resume")
                .after(WeekOutcome.DELOADED);
    }

    @Test
    void a_lift_that_changes_after_a_deload_starts_from_the_plan() {
        ProgramOf changed = second().changed(3, byRpe);
        assertThatWeek(changed.week(hit(), 3)).asksForTop("122.5", "122.5").because("deload.resume", "lift-changed");
    }

    @Test
    void backoff_sets_that_a_coach_has_set_are_kept_and_not_explained_twice() {
        ProgramOf load = second().overridden(bench.slotId(), 2, DecisionOf.override("100", null, null, null, "x"));
        ProgramOf sets = second().overridden(bench.slotId(), 2, DecisionOf.override(null, null, null, 2, "x"));

        assertThat(load.week(hit(), 2).why().getLast().says()).contains("1 backoff set instead of 3");
        assertThat(sets.week(hit(), 2).why().getLast().says()).doesNotContain("instead of");
    }
}
