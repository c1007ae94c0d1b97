package topset.rules.lift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import topset.rules.LiftOf;
import topset.rules.TrainingLog;

class SlotMatchTest {

    private final Lift heavy =
            LiftOf.the("bench-press").day(1).slot("heavy").from("100").lift();
    private final Lift volume = LiftOf.the("bench-press")
            .day(4)
            .slot("volume")
            .variant("MODERATE_TOP")
            .from("80")
            .lift();
    private final Lift squat = LiftOf.the("squat").day(2).from("140").lift();
    private final List<Lift> program = List.of(volume, squat, heavy);

    @Test
    void by_slot_if_that_is_of_the_exercise() {
        assertThat(slotsOf(new TrainingLog().forSlot("volume").week(1).onDay(1).top("100", 4, null)))
                .containsExactly("volume");
    }

    @Test
    void a_slot_of_another_exercise_or_of_no_program_does_not_count() {
        assertThat(slotsOf(
                        new TrainingLog().forSlot("d2-squat").week(1).onDay(4).top("100", 4, null)))
                .containsExactly("volume");
        assertThat(slotsOf(new TrainingLog().forSlot("gone").week(1).onDay(1).top("80", 7, null)))
                .containsExactly("heavy");
    }

    @Test
    void else_by_the_sessions_day() {
        assertThat(slotsOf(new TrainingLog().week(1).onDay(4).top("100", 4, null)))
                .containsExactly("volume");
    }

    @Test
    void else_the_only_slot_of_the_exercise() {
        assertThat(slotsOf(new TrainingLog().exercise("squat").week(1).onDay(7).top("140", 4, null)))
                .containsExactly("d2-squat");
    }

    @Test
    void else_the_slot_whose_range_holds_the_reps_of_the_deciding_set() {
        TrainingLog sevens =
                new TrainingLog().week(1).warmUp().top("80", 7, null).backoffs("70", 10, 10);
        assertThat(slotsOf(sevens)).containsOnly("volume").hasSize(4);
        assertThat(slotsOf(new TrainingLog().week(1).top("80", 7, null).top("100", 4, null)))
                .containsOnly("heavy");
    }

    @Test
    void else_the_lowest_day() {
        assertThat(slotsOf(new TrainingLog().week(1).top("60", 20, null))).containsExactly("heavy");
        assertThat(slotsOf(new TrainingLog().week(1).backoff("60", 7, null))).containsExactly("heavy");
    }

    @Test
    void an_exercise_without_a_slot_matches_none() {
        TrainingLog row = new TrainingLog().exercise("dumbbell-row").week(1).top("40", 5, null);
        assertThat(new SlotMatch(program).slotOf(row.sets().getFirst(), row.sets()))
                .isNull();
    }

    private List<String> slotsOf(TrainingLog log) {
        SlotMatch match = new SlotMatch(program);
        return log.sets().stream().map(set -> slotOf(match, set, log)).toList();
    }

    private static String slotOf(SlotMatch match, LoggedSet set, TrainingLog log) {
        Lift slot = match.slotOf(set, log.sets());
        return slot == null ? "none" : slot.slotId();
    }
}
