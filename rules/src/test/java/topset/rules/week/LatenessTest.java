package topset.rules.week;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.rules.PrescriptionAssert.assertThatWeek;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import topset.contract.SetRole;
import topset.contract.TargetStatus;
import topset.contract.WeekOutcome;
import topset.rules.LiftOf;
import topset.rules.TrainingLog;
import topset.rules.lift.Lift;
import topset.rules.lift.LoggedSet;

class LatenessTest {

    private final Lift bench = LiftOf.the("bench-press").from("100").lift();

    @Test
    void next_weeks_target_is_provisional_until_the_week_is_over() {
        TrainingLog log = new TrainingLog().week(1).top("100", 4, "8");
        assertThatWeek(log.provisionalWeek(bench, 2))
                .is(TargetStatus.PROVISIONAL)
                .asksForTop("102.5");
        List<FoldedWeek> atTheEnd = ProgramFold.fold(
                TrainingLog.program(List.of(bench)), null, log.sets(), TrainingLog.CALENDAR.startOf(2));
        assertThatWeek(TrainingLog.week(atTheEnd, bench.slotId(), 2)).is(TargetStatus.FINAL);
    }

    @Test
    void a_late_set_of_an_earlier_week_changes_later_targets() {
        TrainingLog log = new TrainingLog().week(2).top("102.5", 4, "8");
        assertThatWeek(log.finalWeek(bench, 3)).asksForTop("105");
        log.week(1).top("110", 4, "8");
        assertThatWeek(log.finalWeek(bench, 3)).asksForTop("112.5").because("linear.repeat");
    }

    /** The convergence law: the order in which sets arrive, and so what the lifter was shown meanwhile, is no input. */
    @Test
    void a_late_set_has_later_weeks_judged_by_the_load_that_it_gives() {
        TrainingLog late = new TrainingLog().week(2).top("100", 4, "8");
        assertThatWeek(late.finalWeek(bench, 2)).asksForTop("100").because("layoff.hold");
        assertThatWeek(late.finalWeek(bench, 3)).asksForTop("102.5").after(WeekOutcome.HIT);
        late.week(1).top("100", 4, "8");
        assertThatWeek(late.finalWeek(bench, 2)).asksForTop("102.5");
        assertThatWeek(late.finalWeek(bench, 3)).after(WeekOutcome.MISSED).because("linear.repeat");
        TrainingLog inTime =
                new TrainingLog().week(1).top("100", 4, "8").week(2).top("100", 4, "8");
        assertThat(late.finalWeek(bench, 3)).isEqualTo(inTime.finalWeek(bench, 3));
    }

    @Test
    void a_session_belongs_to_the_week_of_its_start_however_late_its_sets() {
        TrainingLog overnight = new TrainingLog()
                .session("night", TrainingLog.CALENDAR.startOf(2).minus(Duration.ofMinutes(2)))
                .top("100", 4, "8")
                .backoffs("85", 9);
        SlotWeek second = overnight.finalWeek(bench, 2);
        assertThatWeek(second).asksForTop("102.5").because("linear.hit", "backoff.on-target");
    }

    @Test
    void what_was_lifted_before_the_start_is_not_of_this_program() {
        TrainingLog before = new TrainingLog()
                .session("before", TrainingLog.CALENDAR.startOf(1).minusSeconds(1))
                .top("150", 4, "8");
        assertThatWeek(before.finalWeek(bench, 2)).because("layoff.hold");
    }

    @Test
    void all_top_sets_of_the_week_count_from_however_many_sessions() {
        TrainingLog twice = new TrainingLog()
                .week(1)
                .top("100", 3, "9")
                .session("again", 1, 4)
                .top("105", 4, "9");
        assertThatWeek(twice.finalWeek(bench, 2)).asksForTop("107.5").because("linear.hit");
    }

    @Test
    void a_correction_replaces_the_set_and_a_removal_takes_it_away() {
        TrainingLog log = new TrainingLog().week(1).top("100", 4, "8");
        List<LoggedSet> none = new ArrayList<>();
        assertThat(fold(none)).isEqualTo(new TrainingLog().foldedLateIn(2, bench));
        LoggedSet asTyped = log.sets().getFirst();
        LoggedSet corrected = new LoggedSet(
                asTyped.setId(),
                asTyped.sessionId(),
                asTyped.sessionStart(),
                asTyped.day(),
                asTyped.exercise(),
                SetRole.TOP,
                asTyped.load(),
                asTyped.unit(),
                2,
                asTyped.rpe(),
                false,
                asTyped.completedAt(),
                null);
        assertThatWeek(TrainingLog.week(fold(List.of(corrected)), bench.slotId(), 2))
                .because("linear.repeat");
    }

    private List<FoldedWeek> fold(List<LoggedSet> sets) {
        return ProgramFold.fold(TrainingLog.program(List.of(bench)), null, sets, TrainingLog.late(2));
    }
}
