package topset.rules.progression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import topset.contract.Why;
import topset.rules.LiftOf;
import topset.rules.TrainingLog;
import topset.rules.lift.Lift;
import topset.rules.lift.NamedSets;

/**
 * The sets and words of a reason for sets at one load. A reason names twenty sets at most, so a week of more sets shows
 * which of them decided.
 */
class CausesOfSetsAtOneLoadTest {

    private final Lift three =
            LiftOf.the("leg-press").straight(3, 10, 12).from("100").lift();
    private final Lift six =
            LiftOf.the("leg-press").straight(6, 10, 12).from("100").lift();
    private final Lift restPause =
            LiftOf.the("dumbbell-row").restPause(null).from("60").lift();
    private final Lift cluster =
            LiftOf.the("bench-press").cluster(null, null).from("100").lift();

    private static TrainingLog log(Lift lift) {
        return new TrainingLog().exercise(lift.exercise()).week(1);
    }

    private static TrainingLog sets(TrainingLog log, int count, String load, int reps) {
        for (int n = 0; n < count; n++) {
            log.straight(load, reps, null);
        }
        return log;
    }

    private static Why reason(TrainingLog log, Lift lift) {
        return log.finalWeek(lift, 2).why().getFirst();
    }

    private static List<String> ids(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(n -> "w1-" + n).toList();
    }

    private static List<String> both(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    @Test
    void a_raise_names_the_full_sets_first() {
        Why why = reason(sets(sets(log(three), 3, "100", 12), 21, "100", 10), three);
        assertThat(why.rule()).isEqualTo("double.raise");
        assertThat(why.setIds()).isEqualTo(both(ids(1, 3), ids(8, 24)));
        assertThat(why.setCount()).isEqualTo(24);
    }

    @Test
    void a_hold_names_the_sets_that_were_not_full_first() {
        Why why = reason(sets(sets(log(six), NamedSets.MOST, "100", 11), 5, "100", 12), six);
        assertThat(why.rule()).isEqualTo("double.hold");
        assertThat(why.says()).isEqualTo("5 of 6 sets at 100 kg reached 12 reps at RPE 9 or less: 100 kg again");
        assertThat(why.setIds()).isEqualTo(ids(1, NamedSets.MOST));
    }

    @Test
    void a_failed_week_names_the_sets_below_the_range_first() {
        Why why = reason(sets(sets(log(three), 1, "100", 9), 22, "100", 10), three);
        assertThat(why.says()).isEqualTo("a set at 100 kg under 10 reps, the first failure: 100 kg again");
        assertThat(why.setIds()).isEqualTo(both(ids(1, 1), ids(5, 23)));
    }

    @Test
    void a_week_of_lighter_sets_names_those_below_the_range_first() {
        Why why = reason(sets(sets(log(three), 2, "90", 9), 22, "90", 10), three);
        assertThat(why.says()).isEqualTo("no set at 100 kg, the first failure: 100 kg again");
        assertThat(why.setIds()).isEqualTo(both(ids(1, 2), ids(7, 24)));
    }

    @Test
    void a_rest_pause_names_its_sets_and_the_newest_where_all_were_lighter() {
        assertThat(reason(sets(sets(log(restPause), 1, "50", 12), 3, "60", 8), restPause)
                        .setIds())
                .isEqualTo(ids(2, 4));
        Why light = reason(sets(log(restPause), 25, "55", 8), restPause);
        assertThat(light.setIds()).isEqualTo(ids(6, 25));
        assertThat(light.setCount()).isEqualTo(25);
        assertThat(light.says()).isEqualTo("no set at 60 kg, the first failure: 60 kg again");
    }

    @Test
    void a_cluster_names_its_sets_and_the_newest_where_all_were_lighter() {
        assertThat(reason(sets(sets(log(cluster), 1, "90", 3), 4, "100", 2), cluster)
                        .setIds())
                .isEqualTo(ids(2, 5));
        Why light = reason(sets(log(cluster), 25, "95", 2), cluster);
        assertThat(light.setIds()).isEqualTo(ids(6, 25));
        assertThat(light.setCount()).isEqualTo(25);
    }

    @Test
    void a_rest_pause_says_what_keeps_a_total_from_being_good() {
        assertRestPause("8 + 4 + 3 = 15 of 20 reps at 60 kg: 60 kg again", 8, 4, 3);
        assertRestPause("8 + 5 + 4 + 2 = 19 of 20 reps at 60 kg: 60 kg again", 8, 5, 4, 2);
        assertRestPause(
                "7 + 6 + 4 + 3 = 20 of 20 reps at 60 kg, but the first set has only 7 reps: 60 kg again", 7, 6, 4, 3);
        assertRestPause(
                "7 + 6 + 4 + 4 = 21 of 20 reps at 60 kg, but the first set has only 7 reps: 60 kg again", 7, 6, 4, 4);
        assertRestPause(
                "8 + 4 + 2 = 14 of 20 reps at 60 kg, less than three quarters, the first failure: 60 kg again",
                8,
                4,
                2);
        assertRestPause("20 of 20 reps at 60 kg, none above RPE 9: +2.5 kg", 20);
        TrainingLog hard = log(restPause).straight("60", 8, "9").straight("60", 12, "9.5");
        assertThat(reason(hard, restPause).says())
                .isEqualTo("8 + 12 = 20 of 20 reps at 60 kg, but a set was above RPE 9: 60 kg again");
    }

    private void assertRestPause(String says, int... reps) {
        TrainingLog log = log(restPause);
        for (int each : reps) {
            log.straight("60", each, null);
        }
        assertThat(reason(log, restPause).says()).isEqualTo(says);
    }
}
