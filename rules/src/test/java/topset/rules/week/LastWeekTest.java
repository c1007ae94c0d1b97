package topset.rules.week;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.rules.PrescriptionAssert.assertThatWeek;

import org.junit.jupiter.api.Test;
import topset.contract.FlagCode;
import topset.contract.TargetStatus;
import topset.contract.WeekOutcome;
import topset.rules.LiftOf;
import topset.rules.ProgramOf;
import topset.rules.TrainingLog;
import topset.rules.lift.Lift;

/** Tests that a program's last week is judged like all others: by the week after it, in which no athlete trains. */
class LastWeekTest {

    private final Lift bench = LiftOf.the("bench-press").from("100").lift();
    private final TrainingLog log = new TrainingLog()
            .week(1)
            .warmUp()
            .top("100", 4, "8")
            .week(2)
            .warmUp()
            .withPain()
            .top("102.5", 4, "8");
    private final ProgramOf twoWeeks = ProgramOf.the(bench).endingAt(TrainingLog.CALENDAR.startOf(3));

    @Test
    void once_it_is_over_it_stands_as_it_went() {
        SlotWeek after = twoWeeks.week(log, 3);
        assertThatWeek(after)
                .because("linear.hit", "pain.hold")
                .after(WeekOutcome.HIT)
                .flags(FlagCode.PAIN_REPORTED, FlagCode.PERSONAL_RECORD);
        assertThat(after.status()).isEqualTo(TargetStatus.FINAL);
    }

    @Test
    void while_it_runs_what_was_lifted_stands_already() {
        SlotWeek after = TrainingLog.week(log.foldedLateIn(2, twoWeeks.program()), bench.slotId(), 3);
        assertThatWeek(after).after(WeekOutcome.HIT);
        assertThat(after.status()).isEqualTo(TargetStatus.PROVISIONAL);
    }

    @Test
    void no_further_week_follows() {
        assertThat(log.foldedLateIn(9, twoWeeks.program()))
                .extracting(FoldedWeek::week)
                .containsExactly(1, 2, 3);
    }

    @Test
    void what_is_lifted_from_the_end_on_is_not_the_programs_any_more() {
        ProgramOf untilWednesday =
                ProgramOf.the(bench).endingAt(TrainingLog.CALENDAR.startOf(2).plusSeconds(2 * 24 * 3600));
        TrainingLog thursday = new TrainingLog().session("late", 2, 3).warmUp().top("100", 4, "8");
        assertThatWeek(untilWednesday.week(log, 3)).after(WeekOutcome.HIT);
        assertThatWeek(untilWednesday.week(thursday, 3)).after(WeekOutcome.NOT_TRAINED);
    }

    @Test
    void a_program_that_never_began_has_no_week_at_all() {
        assertThat(log.foldedLateIn(
                        3,
                        ProgramOf.the(bench)
                                .endingAt(TrainingLog.CALENDAR.startOf(1))
                                .program()))
                .isEmpty();
    }
}
