package topset.rules.lift;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.rules.PrescriptionAssert.assertThatWeek;

import java.util.List;
import org.junit.jupiter.api.Test;
import topset.contract.FlagCode;
import topset.contract.RepRange;
import topset.contract.SetRole;
import topset.contract.TargetStatus;
import topset.contract.WeekOutcome;
import topset.contract.WeightUnit;
import topset.rules.Checked;
import topset.rules.LiftOf;
import topset.rules.TrainingLog;
import topset.rules.check.LiftCheck;
import topset.rules.week.HardSets;
import topset.rules.week.ProgramFold;
import topset.rules.week.SlotWeek;
import topset.rules.week.Today;

/** Tests {@code REST_PAUSE} (training-rules.md § 15) and its worked example. */
class RestPauseTest {

    private final Lift row =
            LiftOf.the("dumbbell-row").restPause(null).from("60").lift();

    private static TrainingLog log(int... reps) {
        return sets(new TrainingLog().exercise("dumbbell-row").week(1), reps);
    }

    private static TrainingLog sets(TrainingLog log, int... reps) {
        for (int each : reps) {
            log.straight("60", each, null);
        }
        return log;
    }

    @Test
    void the_worked_example() {
        Prescription.Straight asked =
                (Prescription.Straight) new TrainingLog().finalWeek(row, 1).prescription();
        assertThat(asked.sets()).isEqualTo(5);
        assertThat(asked.reps()).isEqualTo(new RepRange(8, 12));
        assertThat(asked.totalReps()).isEqualTo(20);
        assertThat(asked.miniSets()).isEqualTo(Variant.REST_PAUSE);

        assertThatWeek(log(10, 4, 3, 2, 1).finalWeek(row, 2))
                .after(WeekOutcome.HIT)
                .asksForTop("62.5", "62.5")
                .because("double.raise")
                .says("10 + 4 + 3 + 2 + 1 = 20 of 20 reps at 60 kg, none above RPE 9: +2.5 kg");
        assertThatWeek(log(8, 3, 2, 1).finalWeek(row, 2))
                .after(WeekOutcome.MISSED)
                .asksForTop("60", "60")
                .because("double.hold")
                .flag(FlagCode.TARGET_MISSED, "w1-1", "w1-2", "w1-3", "w1-4");
    }

    @Test
    void the_second_failure_takes_a_tenth_off_and_a_held_week_forgives_the_first() {
        TrainingLog failing = sets(log(8, 3).week(2), 8, 3);
        assertThatWeek(failing.finalWeek(row, 3)).asksForTop("55", "54").because("double.reset");
        TrainingLog forgiven = sets(sets(log(8, 3).week(2), 8, 4, 3).week(3), 8, 3);
        assertThatWeek(forgiven.finalWeek(row, 3)).after(WeekOutcome.SHORT).because("double.hold");
        assertThatWeek(forgiven.finalWeek(row, 4)).asksForTop("60").because("double.hold");
    }

    @Test
    void a_total_that_took_too_many_sets_or_too_much_effort_holds() {
        assertOutcome(WeekOutcome.SHORT, log(8, 4, 3, 2, 2, 1));
        assertOutcome(WeekOutcome.SHORT, log(7, 6, 4, 3));
        assertOutcome(WeekOutcome.SHORT, log(10, 4, 3, 2).straight("60", 1, "9.5"));
        assertOutcome(WeekOutcome.HIT, log(10, 4, 3, 2).straight("60", 1, "9"));
        assertOutcome(WeekOutcome.SHORT, log(8, 4, 3));
        assertOutcome(WeekOutcome.MISSED, log(8, 4, 2));
        assertOutcome(
                WeekOutcome.MISSED,
                new TrainingLog().exercise("dumbbell-row").week(1).straight("57.5", 20, null));
    }

    @Test
    void a_running_session_is_short_until_its_last_mini_set_and_missed_when_the_week_is_over() {
        SlotWeek running = log(8, 3).provisionalWeek(row, 2);
        assertThatWeek(running)
                .is(TargetStatus.PROVISIONAL)
                .after(WeekOutcome.SHORT)
                .asksForTop("60", "60")
                .because("double.hold")
                .says("8 + 3 = 11 of 20 reps at 60 kg: 60 kg again")
                .doesNotFlag(FlagCode.TARGET_MISSED);
        assertThatWeek(log(8, 3).finalWeek(row, 2))
                .after(WeekOutcome.MISSED)
                .flag(FlagCode.TARGET_MISSED, "w1-1", "w1-2");
        assertThatWeek(log(8, 2, 1, 1, 1).provisionalWeek(row, 2))
                .after(WeekOutcome.MISSED)
                .flag(FlagCode.TARGET_MISSED, "w1-1", "w1-2", "w1-3", "w1-4", "w1-5");
        assertThatWeek(log(10, 4, 3, 2, 1).provisionalWeek(row, 2)).after(WeekOutcome.HIT);
    }

    @Test
    void a_running_week_whose_sets_are_too_light_is_not_missed_yet() {
        TrainingLog light = new TrainingLog().exercise("dumbbell-row").week(1).straight("40", 12, null);
        assertThatWeek(light.provisionalWeek(row, 2))
                .after(WeekOutcome.SHORT)
                .says("no set at 60 kg yet: 60 kg again")
                .doesNotFlag(FlagCode.TARGET_MISSED);
    }

    @Test
    void only_the_last_session_of_a_running_week_may_go_on() {
        TrainingLog twice = sets(new TrainingLog().exercise("dumbbell-row").session("a", 1, 1), 9, 3);
        sets(twice.session("b", 1, 3), 8);
        assertThat(twice.provisionalWeek(row, 2).why().getFirst().setIds()).containsExactly("b-1");
        assertThat(twice.finalWeek(row, 2).why().getFirst().setIds()).containsExactly("a-1", "a-2");

        TrainingLog good = sets(new TrainingLog().exercise("dumbbell-row").session("a", 1, 1), 10, 4, 3, 2, 1);
        sets(good.session("b", 1, 3), 8);
        assertThatWeek(good.provisionalWeek(row, 2)).after(WeekOutcome.HIT);
    }

    @Test
    void the_second_failure_is_counted_when_the_week_is_over() {
        TrainingLog failing = sets(log(8, 3).week(2), 8, 3);
        assertThatWeek(failing.provisionalWeek(row, 3)).asksForTop("60", "60").because("double.hold");
        assertThatWeek(failing.finalWeek(row, 3)).asksForTop("55", "54").because("double.reset");
    }

    @Test
    void only_the_activation_set_shows_training_to_failure() {
        assertThatWeek(log(10, 4).straight("60", 3, "10").finalWeek(row, 2)).doesNotFlag(FlagCode.TRAINED_TO_FAILURE);
        TrainingLog hard = new TrainingLog().exercise("dumbbell-row").week(1).straight("60", 10, "9.5");
        assertThatWeek(sets(hard, 4, 3).finalWeek(row, 2)).flag(FlagCode.TRAINED_TO_FAILURE, "w1-1");
    }

    @Test
    void the_activation_set_also_decides_a_week_that_was_too_light() {
        TrainingLog light = new TrainingLog()
                .exercise("dumbbell-row")
                .week(1)
                .straight("57.5", 10, "8")
                .straight("57.5", 4, "10")
                .straight("57.5", 3, "10");

        SlotWeek next = light.finalWeek(row, 2);

        assertThatWeek(next).after(WeekOutcome.MISSED).doesNotFlag(FlagCode.TRAINED_TO_FAILURE);
        assertThat(requireNonNull(requireNonNull(next.done()).decidingSet()).reps())
                .isEqualTo(10);
    }

    @Test
    void today_names_the_set_that_will_decide_the_week() {
        TrainingLog warmer = new TrainingLog().exercise("dumbbell-row").week(1).straight("50", 12, "6");
        List<LoggedSet> sets = sets(warmer, 10, 4).sets();
        Prescription planned = warmer.finalWeek(row, 1).prescription();

        assertThat(requireNonNull(Today.decidingSet(row, planned, sets)).reps()).isEqualTo(10);
    }

    @Test
    void the_order_of_arrival_does_not_matter() {
        TrainingLog log = log(10, 4, 3, 2, 1);
        assertThat(ProgramFold.fold(
                        TrainingLog.program(List.of(row)), null, log.sets().reversed(), TrainingLog.late(2)))
                .isEqualTo(log.foldedLateIn(2, row));
    }

    @Test
    void it_starts_from_a_one_rep_max() {
        // The share of the RPE chart for 12 reps at RPE 9 is 65.3 %.
        Lift fromMax = LiftOf.the("dumbbell-row").restPause(null).fromMax("100").lift();
        assertThatWeek(new TrainingLog().finalWeek(fromMax, 1)).asksForTop("65", "65.3");
    }

    @Test
    void its_reps_are_bounded() {
        assertThat(violations(LiftOf.the("dumbbell-row").restPause(31))).containsExactly("scheme.totalReps");
        assertThat(violations(LiftOf.the("dumbbell-row").restPause(14))).containsExactly("scheme.totalReps");
        assertThat(violations(LiftOf.the("dumbbell-row").straight(4, 8, 12).variant("REST_PAUSE")))
                .containsExactly("scheme.sets");
        assertThat(violations(LiftOf.the("dumbbell-row").straight(5, 6, 12).variant("REST_PAUSE")))
                .containsExactly("scheme.reps");
        assertThat(violations(LiftOf.the("dumbbell-row").restPause(null).method("LINEAR")))
                .containsExactly("progression.method");
    }

    @Test
    void it_suits_isolation_exercises_and_warns_of_squats_and_deadlifts() {
        assertThat(warnings("lateral-raise")).isEmpty();
        assertThat(warnings("dumbbell-row")).isEmpty();
        assertThat(warnings("squat")).containsExactly("high-fatigue");
    }

    @Test
    void a_set_of_few_reps_is_matched_to_it() {
        Lift heavy = LiftOf.the("dumbbell-row").from("80").lift();
        Lift later =
                LiftOf.the("dumbbell-row").day(4).restPause(null).from("60").lift();
        SlotMatch match = new SlotMatch(List.of(heavy, later));
        assertThat(match.slotOf(log(10).sets().getFirst(), log(10, 4, 2).sets()))
                .isEqualTo(later);
    }

    @Test
    void a_sessions_mini_sets_count_as_two_hard_sets_at_most() {
        assertThat(HardSets.counted(List.of(row), log(10, 4, 3, 2, 1).sets())).hasSize(2);
        assertThat(HardSets.counted(List.of(row), log(10).sets())).hasSize(1);
        TrainingLog easy = log(10).set(SetRole.WARM_UP, "30", 8, null);
        assertThat(HardSets.counted(List.of(row), easy.sets())).hasSize(1);
    }

    @Test
    void the_least_reps_of_the_first_set_and_the_target_in_all_are_a_hit() {
        assertOutcome(WeekOutcome.HIT, log(8, 5, 4, 2, 1));
        assertOutcome(WeekOutcome.SHORT, log(7, 6, 4, 2, 1));
        assertOutcome(WeekOutcome.SHORT, log(8, 5, 4, 2));
    }

    private void assertOutcome(WeekOutcome outcome, TrainingLog log) {
        assertThatWeek(log.finalWeek(row, 2)).after(outcome);
    }

    private static List<String> warnings(String exercise) {
        LiftRequest asked = LiftOf.the(exercise).restPause(null).request();
        return Checked.accepted(found -> LiftCheck.check(List.of(asked), LiftOf.context(WeightUnit.KG), found))
                .warnings()
                .stream()
                .map(LiftCheck.LiftWarning::rule)
                .toList();
    }

    private static List<String> violations(LiftOf lift) {
        return Checked.refused(found -> LiftCheck.check(List.of(lift.request()), LiftOf.context(WeightUnit.KG), found))
                .stream()
                .map(each -> each.field().replace("lifts[0].", ""))
                .toList();
    }
}
