package topset.rules.week;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import topset.rules.LiftOf;
import topset.rules.PrescriptionLawsTest;
import topset.rules.TrainingLog;
import topset.rules.lift.Lift;

/**
 * Tests that a computation which continues from a stored week gives the same result as one without interruption. {@link
 * PrescriptionLawsTest} checks this for arbitrary training.
 */
class ResumeTest {

    private final Lift bench = LiftOf.benchPress();
    private final Lift squat = LiftOf.the("squat").day(2).lift();
    private final ProgramDefinition program = TrainingLog.program(List.of(bench, squat));
    private final TrainingLog log = new TrainingLog()
            .week(1)
            .top("120", 5, "8")
            .backoffs("102.5", 12, 12, 12)
            .week(2)
            .top("122.5", 3, "9.5")
            .week(3)
            .top("122.5", 4, "8.5");
    private final List<FoldedWeek> whole = log.foldedLateIn(4, program);

    @Test
    void the_weeks_after_a_stored_one_are_those_of_the_whole_fold() {
        FoldedWeek second = whole.get(1);
        assertThat(second.isFinal()).isTrue();
        assertThat(ProgramFold.fold(program, second, log.sets(), TrainingLog.late(4)))
                .isEqualTo(whole.subList(2, 5));
        assertThat(ProgramFold.fold(program, whole.get(4 - 1), log.sets(), TrainingLog.late(3)))
                .isEmpty();
    }

    @Test
    void the_order_of_its_lifts_does_not_matter() {
        ProgramDefinition turned = TrainingLog.program(List.of(squat, bench));
        List<FoldedWeek> resumed = ProgramFold.fold(turned, whole.get(1), log.sets(), TrainingLog.late(4));
        assertThat(TrainingLog.week(resumed, bench.slotId(), 5)).isEqualTo(TrainingLog.week(whole, bench.slotId(), 5));
        assertThat(TrainingLog.week(resumed, squat.slotId(), 5)).isEqualTo(TrainingLog.week(whole, squat.slotId(), 5));
    }

    @Test
    void a_week_that_may_still_change_is_none_to_go_on_from() {
        FoldedWeek running = whole.getLast();
        assertThat(running.isFinal()).isFalse();
        assertThatThrownBy(() -> ProgramFold.fold(program, running, log.sets(), TrainingLog.late(5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot resume from week 5");
    }

    @Test
    void nor_is_one_of_other_lifts() {
        ProgramDefinition one = TrainingLog.program(List.of(bench));
        assertThatThrownBy(() -> ProgramFold.fold(one, whole.get(1), log.sets(), TrainingLog.late(4)))
                .hasMessage("cannot resume: the week must have one state for every lift");
        ProgramDefinition other =
                TrainingLog.program(List.of(bench, LiftOf.the("pendlay-row").lift()));
        assertThatThrownBy(() -> ProgramFold.fold(other, whole.get(1), log.sets(), TrainingLog.late(4)))
                .hasMessage("cannot resume: the week has no state of slot d1-pendlay-row");
    }
}
