package topset.rules.week;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import topset.rules.LiftOf;
import topset.rules.ProgramOf;
import topset.rules.TrainingLog;
import topset.rules.lift.Lift;
import topset.rules.week.LiftsByWeek.LiftChange;

class LiftsByWeekTest {
    private static final Lift BENCH = LiftOf.the("bench-press").from("100").lift();
    private static final Lift HEAVIER = LiftOf.the("bench-press").from("110").lift();
    private static final Lift HEAVIEST = LiftOf.the("bench-press").from("120").lift();
    private static final Lift SQUAT = LiftOf.the("squat").from("140").lift();
    private static final Lift DEEPER = LiftOf.the("squat").from("130").lift();

    @Test
    void a_change_holds_from_its_week_on_and_keeps_the_order_of_the_start() {
        var lifts = lifts(change(3, DEEPER));

        assertThat(lifts.liftsIn(2)).containsExactly(BENCH, SQUAT);
        assertThat(lifts.liftsIn(3)).containsExactly(BENCH, DEEPER);
        assertThat(lifts.liftsIn(500)).containsExactly(BENCH, DEEPER);
    }

    @Test
    void the_change_of_the_latest_week_holds_whichever_was_decided_first() {
        for (var lifts : List.of(
                lifts(change(3, HEAVIER), change(5, HEAVIEST)), lifts(change(5, HEAVIEST), change(3, HEAVIER)))) {
            assertThat(lifts.liftsIn(4)).containsExactly(HEAVIER, SQUAT);
            assertThat(lifts.liftsIn(5)).containsExactly(HEAVIEST, SQUAT);
        }
    }

    @Test
    void of_two_changes_of_one_slot_and_week_the_later_decided_holds() {
        assertThat(lifts(change(3, HEAVIER), change(3, DEEPER), change(3, HEAVIEST))
                        .liftsIn(3))
                .containsExactly(HEAVIEST, DEEPER);
    }

    @Test
    void a_change_decided_before_the_program_began_holds_from_its_first_week_on() {
        for (int before : List.of(-1, 0, 1)) {
            assertThat(lifts(change(before, HEAVIER)).liftsIn(1)).containsExactly(HEAVIER, SQUAT);
        }
    }

    @Test
    void a_week_before_the_first_has_the_lifts_of_the_first() {
        assertThat(lifts(change(1, HEAVIER)).liftsIn(0)).containsExactly(HEAVIER, SQUAT);
        assertThat(lifts(change(2, HEAVIER)).liftsIn(-3)).containsExactly(BENCH, SQUAT);
    }

    @Test
    void a_week_has_the_same_lifts_as_the_week_of_the_newest_change_before_it() {
        var lifts = lifts(change(5, HEAVIEST), change(3, HEAVIER));

        assertThat(IntStream.rangeClosed(1, 6).map(lifts::sameSince)).containsExactly(1, 1, 3, 3, 5, 5);
    }

    @Test
    void the_fold_prescribes_the_lifts_of_each_week_also_of_the_last_week_before_an_end() {
        Lift pausedSquat = LiftOf.the("squat").slot(BENCH.slotId()).from("90").lift();
        var program = ProgramOf.the(BENCH)
                .changed(3, pausedSquat)
                .endingAt(TrainingLog.CALENDAR.startOf(4))
                .program();

        var weeks = new TrainingLog().foldedLateIn(6, program);

        assertThat(weeks).extracting(FoldedWeek::week).containsExactly(1, 2, 3, 4);
        assertThat(weeks.stream()
                        .map(week -> week.slots().getFirst().prescription().exactLoad()))
                .as("the week after the last shows how the last went")
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 4)
                        .mapToObj(week -> program.liftsIn(week).getFirst())
                        .map(lift -> lift.start().firstLoad())
                        .toList());
    }

    @Test
    void an_override_holds_for_its_week_whichever_lift_does() {
        var program = ProgramOf.the(BENCH).changed(3, HEAVIER).load(2, "95").program();

        var weeks = new TrainingLog().foldedLateIn(3, program);

        assertThat(program.liftsIn(2)).containsExactly(BENCH);
        assertThat(weeks.get(1).slots().getFirst().prescription().load().shown())
                .isEqualTo("95");
        assertThat(weeks.get(2).slots().getFirst().prescription().load().shown())
                .isNotEqualTo("95");
    }

    private static LiftsByWeek lifts(LiftChange... changes) {
        return new LiftsByWeek(List.of(BENCH, SQUAT), List.of(changes));
    }

    private static LiftChange change(int week, Lift lift) {
        return new LiftChange(week, lift, false);
    }
}
