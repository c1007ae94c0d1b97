package topset.rules.week;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import topset.contract.FlagCode;
import topset.contract.RaisedFlag;
import topset.contract.SetRole;
import topset.rules.LiftOf;
import topset.rules.TestCatalogue;
import topset.rules.TrainingLog;
import topset.rules.lift.Lift;
import topset.rules.lift.NamedSets;

/** VOLUME_LOW and VOLUME_HIGH (training-rules.md § 8): fewer than 10, more than 20 hard sets for a muscle in a week. */
class WeeklyVolumeTest {

    private final Lift bench = LiftOf.the("bench-press").from("100").lift();

    @Test
    void ten_to_twenty_hard_sets_are_right() {
        assertThat(flags(sets("bench-press", 9))).extracting(RaisedFlag::code).containsExactly(FlagCode.VOLUME_LOW);
        assertThat(flags(sets("bench-press", 10))).isEmpty();
        assertThat(flags(sets("bench-press", 20))).isEmpty();
        assertThat(flags(sets("bench-press", 21))).extracting(RaisedFlag::code).containsExactly(FlagCode.VOLUME_HIGH);
    }

    @Test
    void a_flag_names_its_muscle_and_the_sets_that_count() {
        assertThat(flags(sets("bench-press", 2)
                        .set(SetRole.WARM_UP, "60", 8, null)
                        .exercise("dumbbell-row")
                        .backoff("40", 8, null)))
                .filteredOn(flag -> flag.code() == FlagCode.VOLUME_LOW)
                .containsExactly(NamedSets.of(List.of("w1-1", "w1-2")).flag(FlagCode.VOLUME_LOW, "chest"));
    }

    @Test
    void warm_ups_failures_and_easy_sets_are_not_hard() {
        TrainingLog nine = sets("bench-press", 9);
        nine.set(SetRole.WARM_UP, "60", 8, null)
                .set(SetRole.RAMP, "60", 8, null)
                .backoff("80", 0, null)
                .backoff("80", 8, "5.5");
        assertThat(flags(nine)).extracting(RaisedFlag::code).containsExactly(FlagCode.VOLUME_LOW);
        assertThat(flags(nine.backoff("80", 8, "6"))).isEmpty();
    }

    @Test
    void top_and_straight_sets_are_hard_too() {
        assertThat(flags(sets("bench-press", 8).top("100", 4, null).straight("80", 8, null)))
                .isEmpty();
    }

    @Test
    void a_single_is_hard_too() {
        assertThat(flags(sets("bench-press", 9).top("120", 1, "10"))).isEmpty();
    }

    @Test
    void a_secondary_muscle_counts_half() {
        Lift pushdown =
                LiftOf.the("triceps-pushdown").straight(3, 8, 12).from("30").lift();
        TrainingLog log = sets("triceps-pushdown", 5).exercise("bench-press");
        IntStream.range(0, 9).forEach(n -> log.backoff("80", 8, null));
        assertThat(flags(log, pushdown))
                .extracting(RaisedFlag::code, RaisedFlag::about)
                .contains(org.assertj.core.groups.Tuple.tuple(FlagCode.VOLUME_LOW, "triceps"));
        assertThat(flags(log.backoff("80", 8, null), pushdown))
                .extracting(RaisedFlag::about)
                .doesNotContain("triceps");
    }

    @Test
    void only_the_primary_muscles_of_the_programs_lifts_are_judged() {
        assertThat(flags(sets("bench-press", 1))).extracting(RaisedFlag::about).containsExactly("chest");
    }

    @Test
    void sets_that_match_no_slot_count() {
        Lift dip = LiftOf.the("squat").from("100").lift();
        assertThat(flags(sets("bench-press", 21), dip))
                .extracting(RaisedFlag::code)
                .contains(FlagCode.VOLUME_LOW, FlagCode.UNMATCHED_SET)
                .doesNotContain(FlagCode.VOLUME_HIGH);
        TrainingLog presses = sets("leg-press", 21);
        assertThat(flags(presses, dip)).extracting(RaisedFlag::code).contains(FlagCode.VOLUME_HIGH);
    }

    @Test
    void a_week_that_runs_is_not_judged() {
        assertThat(sets("bench-press", 1).foldedLateIn(1, bench).getLast().flags())
                .isEmpty();
    }

    @Test
    void half_sets_are_counted_of_each_muscle_that_the_lifts_train_also_without_a_set() {
        Lift row = LiftOf.the("dumbbell-row").straight(3, 8, 12).lift();
        var volume = new WeeklyVolume(List.of(bench, row), TestCatalogue::find);
        assertThat(volume.halves(sets("bench-press", 3).sets()))
                .isEqualTo(new TreeMap<>(Map.of("chest", 6, "lats", 0)));
    }

    private static TrainingLog sets(String exercise, int count) {
        TrainingLog log = new TrainingLog().exercise(exercise).week(1);
        IntStream.range(0, count).forEach(n -> log.backoff("80", 8, null));
        return log;
    }

    private List<RaisedFlag> flags(TrainingLog log) {
        return flags(log, bench);
    }

    private static List<RaisedFlag> flags(TrainingLog log, @Nullable Lift lift) {
        return lift == null ? List.of() : log.foldedLateIn(2, lift).get(1).flags();
    }
}
