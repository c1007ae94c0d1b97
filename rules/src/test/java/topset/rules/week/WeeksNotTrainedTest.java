package topset.rules.week;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.rules.PrescriptionAssert.assertThatWeek;

import java.util.List;
import org.junit.jupiter.api.Test;
import topset.contract.FlagCode;
import topset.contract.TargetStatus;
import topset.contract.WeekOutcome;
import topset.rules.LiftOf;
import topset.rules.TrainingLog;
import topset.rules.lift.Lift;

class WeeksNotTrainedTest {

    private final Lift bench = LiftOf.the("bench-press").from("100").lift();

    @Test
    void while_the_week_runs_its_load_is_shown_again_and_nothing_is_counted() {
        assertThatWeek(new TrainingLog().provisionalWeek(bench, 2))
                .is(TargetStatus.PROVISIONAL)
                .asksForTop("100")
                .after(WeekOutcome.NOT_YET_TRAINED)
                .because("not-yet-trained")
                .flags();
    }

    @Test
    void one_missed_week_holds() {
        assertThatWeek(new TrainingLog().finalWeek(bench, 2))
                .is(TargetStatus.FINAL)
                .asksForTop("100")
                .after(WeekOutcome.NOT_TRAINED)
                .because("layoff.hold")
                .flags(FlagCode.NOT_TRAINED);
    }

    @Test
    void the_second_takes_a_tenth_off_and_later_ones_hold() {
        TrainingLog log = new TrainingLog();
        assertThatWeek(log.finalWeek(bench, 3))
                .asksForTop("90", "90")
                .because("layoff.reduce")
                .flags(FlagCode.NOT_TRAINED, FlagCode.LAYOFF);
        assertThatWeek(log.finalWeek(bench, 4)).asksForTop("90").because("layoff.hold");
        assertThatWeek(log.finalWeek(bench, 9)).asksForTop("90");
    }

    @Test
    void a_trained_week_restarts_the_count() {
        TrainingLog log = new TrainingLog().week(2).top("100", 4, "8");
        assertThatWeek(log.finalWeek(bench, 3)).asksForTop("102.5");
        assertThatWeek(log.finalWeek(bench, 4)).asksForTop("102.5").because("layoff.hold");
        assertThatWeek(log.finalWeek(bench, 5)).asksForTop("92.5", "92.25").because("layoff.reduce");
    }

    @Test
    void a_layoff_leaves_the_failures_alone() {
        TrainingLog log = new TrainingLog().week(1).top("100", 2, "9").week(3).top("100", 2, "9");
        assertThatWeek(log.finalWeek(bench, 4)).asksForTop("90").because("linear.reset");
    }

    @Test
    void backoffs_alone_are_not_a_trained_week_but_move_the_reduction() {
        TrainingLog log = new TrainingLog().week(1).backoffs("85", 6, 6);
        assertThatWeek(log.finalWeek(bench, 2))
                .after(WeekOutcome.NOT_TRAINED)
                .reducesBy("17.5")
                .because("layoff.hold", "backoff.struggled");
    }

    @Test
    void before_the_start_there_is_the_first_week_only() {
        List<FoldedWeek> before = ProgramFold.fold(
                TrainingLog.program(List.of(bench)),
                null,
                List.of(),
                TrainingLog.CALENDAR.startOf(1).minusSeconds(1));
        assertThat(before).extracting(FoldedWeek::week).containsExactly(1);
    }
}
